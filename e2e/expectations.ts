import type { Page } from '@playwright/test';
import { grade, readTable, type ShownFigures, withSpaces } from './figures.ts';
import { expect } from './fixtures.ts';

/** What the brief shows of its scorecard, to the digit. */
export async function expectScorecardOfBrief(page: Page): Promise<void> {
  await expect(page).toHaveTitle('A+ · Operational Excellence');
  await expect(grade(page)).toHaveText('A+');
  await expect(page.getByRole('img', { name: 'Grade A plus' })).toBeVisible();
  expect(withSpaces((await page.locator('main').textContent()) ?? '')).toContain(
    'Exceeding all targets. 22 of 43 minutes of the 30-day error budget left.',
  );
  expect(await readTable(page, /Target, current value and status/)).toEqual([
    ['Reliability', 'Uptime ≥ 99.9 %', '99.95 %', 'Exceeding'],
    ['Performance', 'P95 ≤ 200 ms', '150 ms', 'Exceeding'],
    ['Quality', 'Errors ≤ 1 %', '0.3 %', 'Exceeding'],
    ['Security', 'Critical 0', '0', 'Met'],
    ['Cost', 'Cost ≤ $10 per project', '$0.50', 'Exceeding'],
  ]);
}

export async function expectNoGrade(page: Page): Promise<void> {
  await expect(grade(page)).toHaveAttribute('data-grade', '');
  await expect(page.getByRole('img', { name: 'No grade' })).toBeVisible();
  await expect(page.locator('main')).toContainText('Not enough data for a grade.');
}

/** Nothing that was measured is shown; what somebody vouched for stays true without a server. */
export function expectNoFigures(figures: ShownFigures): void {
  for (const [id, { text, value, status }] of figures) {
    if (id === 'cost_efficiency') continue;
    expect({ text, value }, id).toEqual({ text: '–', value: null });
    expect(['No data', null], id).toContain(status);
  }
}

export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const excess = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
  // What is drawn by its width is drawn again once a screen has become narrower.
  await expect.poll(excess, 'pixels beyond the right edge').toBe(0);
}
