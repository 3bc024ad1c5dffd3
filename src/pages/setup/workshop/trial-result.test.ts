import { expect, test } from 'vitest';
import type { Status } from '#compute/status.ts';
import { epochMs } from '#compute/units.ts';
import type { HistoryDay } from '#features/history/grade-history.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { trialOf } from './trial-result.ts';

const indicator = stubIndicator('gauge', { query: 'x', unit: 'seconds', target: 0.2 });

const day = (status: Status, value: number | null, letter: 'A+' | 'B-' = 'A+'): HistoryDay => ({
  at: epochMs(0),
  grade: { letter } as HistoryDay['grade'],
  pillars: [],
  figures: new Map([['x', { status, value }]]),
});
const days = (count: number, of: HistoryDay) => Array.from({ length: count }, () => of);

test('says how often the target was missed, and which grades there would have been', () => {
  const { sentence, proposal } = trialOf(indicator, [
    ...days(79, day('Met', 0.172)),
    ...days(4, day('Missed', 0.5, 'B-')),
    ...days(7, day('No data', null)),
  ]);
  expect(sentence).toBe(
    'Missed on 4 of the 83 days with data. The grade would have been A+ on 86 days, B\u2212 on 4.',
  );
  // Rank ceil(0.95 · 83) = 79 of 83 is 0.172.
  expect(proposal).toBe(0.18);
});

test('of days without data, nothing is said to be met', () => {
  const { sentence, proposal } = trialOf(indicator, days(90, day('No data', null)));
  expect(sentence).toBe('There are no data for it on any of the last 90 days.');
  expect(proposal).toBeNull();
});

test('a plan and a grade have no target to propose', () => {
  const band = stubIndicator('band', { actual: 'x', planned: 'y', target: 1, unit: 'ratio' });
  expect(trialOf(band, days(90, day('Met', 1))).proposal).toBeNull();
});
