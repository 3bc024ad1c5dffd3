import { render, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import { Freshness } from './freshness.tsx';
import { Notice } from './notice.tsx';
import { Time } from './time.tsx';

describe('Notice', () => {
  test('an error interrupts', () => {
    render(<Notice tone="error" title="Prometheus did not answer" />);
    expect(screen.getByRole('alert').textContent).toContain('Prometheus did not answer');
    expect(screen.getByRole('img', { name: 'Error' })).toBeVisible();
  });

  test('a warning waits its turn', () => {
    render(
      <Notice tone="warning" title="Partial answer">
        One store is missing.
      </Notice>,
    );
    expect(screen.getByRole('status').textContent).toContain('One store is missing.');
    expect(screen.getByRole('img', { name: 'Warning' })).toBeVisible();
  });
});

describe('Freshness', () => {
  test.for([
    { state: 'fresh', word: 'Live' },
    { state: 'old', word: 'Ageing' },
    { state: 'stale', word: 'Stale' },
  ] as const)('$state data is called $word', ({ state, word }) => {
    render(<Freshness state={state} text="as of 14:03:20 UTC" />);
    expect(screen.getByText(word)).toBeVisible();
    expect(screen.getByText('as of 14:03:20 UTC')).toBeVisible();
  });
});

describe('Time', () => {
  test('carries the instant for machines', () => {
    render(<Time at={epochMs(Date.UTC(2026, 0, 31))} zone="utc" />);
    const time = screen.getByText('31 Jan 2026, 00:00 UTC');
    expect(time.getAttribute('datetime')).toBe('2026-01-31T00:00:00.000Z');
  });
});
