import { expect, test } from 'vitest';
import { DAY } from '#compute/units.ts';
import { unusualNote } from './trend-chart.tsx';

const START = Date.parse('2026-01-05T10:00:00Z');

test('names the last three stretches, says that it is a hint, and says nothing without any', () => {
  expect(
    unusualNote(
      [0, 1, 2, 3].map((days) => START + days * DAY),
      'utc',
    ),
  ).toBe(
    'ringed: unusual for its time of the week, from 6 Jan 2026, 10:00 UTC; 7 Jan 2026, 10:00 UTC; 8 Jan 2026, 10:00 UTC and 1 more before; a hint, never graded',
  );
  expect(unusualNote([], 'utc')).toBeNull();
});
