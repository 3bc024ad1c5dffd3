import { expect, test } from 'vitest';
import type { Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { stubConfig, stubScorecard } from '#testing/stub-scorecard.ts';
import { reviewModel } from './review-model.ts';
import { reviewPeriods } from './review-period.ts';

const config = stubConfig();
const fine = stubScorecard(config, { a: 0.1, b: 0.1, c: 0.1 });

/** The same scorecard, with something the server said against all of it. */
const warned = (scorecard: Scorecard, warning: string): Scorecard => ({
  ...scorecard,
  evaluations: new Map(
    [...scorecard.evaluations].map(([id, evaluation]) => [
      id,
      evaluation.state === 'ready' ? { ...evaluation, warnings: [warning] } : evaluation,
    ]),
  ),
});

const doubtsOf = (now: Scorecard, before: Scorecard, covered: number | null = null) =>
  reviewModel({
    config,
    period: 'weekly',
    periods: reviewPeriods('weekly', fine.at, { zone: 'UTC', fiscalYearStart: 1 }),
    now: { ...now, covered: null },
    before: { ...before, covered },
    incidents: { incidents: [], doubt: null },
    find: () => ({ state: 'loading' }),
    today: fine.at,
    timeText: String,
  }).doubts;

test('a review of whole periods has no doubts', () => {
  expect(doubtsOf(fine, fine)).toEqual([]);
});

test('what the server says against the figures of either period is a doubt, once', () => {
  expect(doubtsOf(warned(fine, 'a store is down'), warned(fine, 'too old'), 0.5)).toEqual([
    'The server warns of the figures of this period: a store is down',
    'The server has data of 50 % of the period before, so changes are not named.',
    'The server warns of the figures of the period before: too old',
  ]);
});
