import { screen } from '@testing-library/react';
import { expect } from 'vitest';
import { grade, main, readTable, type ShownFigure, withSpaces } from './shown.ts';

/** What the brief shows of its scorecard, to the digit. */
export function expectScorecardOfBrief(): void {
  expect(document.title).toBe('A+ · Operational Excellence');
  expect(grade()).toHaveTextContent('A+');
  expect(screen.getByRole('img', { name: 'Grade A plus' })).toBeVisible();
  expect(withSpaces(main().textContent)).toContain(
    'Exceeding all targets. 22 of 43 minutes of the 30-day error budget left.',
  );
  expect(readTable(/Target, current value and status/)).toEqual([
    ['Reliability', 'Uptime ≥ 99.9 %', '99.95 %', 'Exceeding'],
    ['Performance', 'P95 ≤ 200 ms', '150 ms', 'Exceeding'],
    ['Quality', 'Errors ≤ 1 %', '0.3 %', 'Exceeding'],
    ['Security', 'Critical 0', '0', 'Met'],
    ['Cost', 'Cost ≤ $10 per project', '$0.50', 'Exceeding'],
  ]);
}

export function expectNoGrade(): void {
  expect(grade()).toHaveAttribute('data-grade', '');
  expect(screen.getByRole('img', { name: 'No grade' })).toBeVisible();
  expect(main()).toHaveTextContent('Not enough data for a grade.');
}

/** Nothing that was measured is shown; what somebody vouched for stays true without a server. */
export function expectNoFigures(figures: ReadonlyMap<string, ShownFigure>): void {
  for (const [id, { text, value, status }] of figures) {
    if (id === 'cost_efficiency') continue;
    expect({ text, value }, id).toEqual({ text: '–', value: null });
    expect(['No data', null], id).toContain(status);
  }
}
