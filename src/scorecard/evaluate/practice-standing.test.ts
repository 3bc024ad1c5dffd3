import { describe, expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import type { Practice } from '#config/practice.ts';
import { practicesSummary } from '#scorecard/explain/practice-list.ts';
import { holdingBack, isOverdue, practiceCap } from './practice-standing.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));

const practice = (change: Partial<Practice> = {}): Practice => ({
  id: 'runbooks',
  pillar: 'reliability',
  group: 'Incident response',
  title: 'Runbooks',
  state: 'in place',
  ...change,
});

describe('isOverdue', () => {
  test.for([
    { nextReview: '2026-01-31', overdue: false },
    { nextReview: '2026-01-30', overdue: true },
    { nextReview: undefined, overdue: false },
  ])('the day itself is still in time: $nextReview → $overdue', ({ nextReview, overdue }) => {
    expect(isOverdue(practice({ nextReview }), AT)).toBe(overdue);
  });

  test('what does not apply is not reviewed', () => {
    expect(isOverdue(practice({ nextReview: '2020-01-01', state: 'not applicable' }), AT)).toBe(false);
  });
});

describe('holdingBack', () => {
  const strict = { pillarAtMost: 'Met' } as const;
  test('nothing moves the grade unless scorecard.json says so', () => {
    expect(holdingBack([practice({ state: 'planned' })], 'reliability', AT)).toEqual([]);
  });

  test.for([
    { name: 'planned', change: { state: 'planned' }, holds: true },
    { name: 'partial', change: { state: 'partial' }, holds: true },
    { name: 'in place and overdue', change: { nextReview: '2026-01-01' }, holds: true },
    { name: 'in place and in time', change: { nextReview: '2026-03-01' }, holds: false },
    { name: 'not applicable', change: { state: 'not applicable', reason: 'no such system' }, holds: false },
    { name: 'of another pillar', change: { pillar: 'cost', state: 'planned' }, holds: false },
  ] as const)('$name: $holds', ({ change, holds }) => {
    const strictOne = practice({ ...strict, ...change });
    expect(holdingBack([strictOne], 'reliability', AT)).toEqual(holds ? [strictOne] : []);
  });

  test('the strictest of them caps the pillar', () => {
    expect(practiceCap([])).toBeNull();
    expect(practiceCap([practice(strict)])).toBe('Met');
    expect(practiceCap([practice(strict), practice({ pillarAtMost: 'At risk' })])).toBe('At risk');
  });
});

test('practicesSummary counts those that apply', () => {
  const practices = [
    practice(),
    practice({ state: 'partial' }),
    practice({ state: 'not applicable', reason: 'no such system' }),
  ];
  expect(practicesSummary(practices)).toBe('1 of 2 in place');
});
