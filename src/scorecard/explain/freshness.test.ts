import { describe, expect, test } from 'vitest';
import { durationMs, type EpochMs, epochMs, MINUTE, SECOND } from '#compute/units.ts';
import type { Evaluation, Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { type FreshnessContext, freshnessModel } from './freshness.ts';

const NOW = epochMs(Date.parse('2026-01-31T00:00:00Z'));

/** A scorecard whose figures are about these instants; the rest of it does not matter here. */
const scorecardOf = (...instants: readonly EpochMs[]): Scorecard => ({
  evaluations: new Map(
    instants.map((at, index) => [
      String(index),
      { state: 'ready', at, asked: [{}] } as unknown as Evaluation,
    ]),
  ),
  pillars: [],
  grade: null,
});
const ago = (ms: number) => epochMs(NOW - ms);

/** A page that asked at every instant, with a clock that nobody touched. */
const AT_NOW: FreshnessContext = {
  ageOf: (at) => ({ elapsed: durationMs(NOW - at), isWitnessed: true }),
  refresh: MINUTE,
  isFixed: false,
  isClockWrong: false,
};

describe('freshnessModel', () => {
  test.for([
    { name: 'two intervals are still fresh', age: 2 * MINUTE, state: 'fresh', text: '2 min ago' },
    { name: 'a little over two intervals is old', age: 2 * MINUTE + SECOND, state: 'old', text: '2 min ago' },
    { name: 'ten intervals are not yet stale', age: 10 * MINUTE, state: 'old', text: '10 min ago' },
    {
      name: 'a little over ten intervals is stale',
      age: 10 * MINUTE + SECOND,
      state: 'stale',
      text: '10 min ago',
    },
    { name: 'seconds go in steps of five', age: 13 * SECOND, state: 'fresh', text: '10 s ago' },
    { name: 'hours are named as hours', age: 150 * MINUTE, state: 'stale', text: '2 h ago' },
  ])('$name', ({ age, state, text }) => {
    const model = freshnessModel(scorecardOf(ago(age)), AT_NOW);
    expect(model.state).toBe(state);
    expect(model.age?.replaceAll('\u00A0', ' ')).toBe(text);
  });

  test('the oldest figure on screen decides, not the newest', () => {
    const model = freshnessModel(scorecardOf(NOW, ago(60 * MINUTE)), AT_NOW);
    expect(model).toMatchObject({ state: 'stale', at: ago(60 * MINUTE) });
  });

  test('what the page only remembers, or asked for by a wrong clock, is never fresh', () => {
    const remembered = { ...AT_NOW, ageOf: () => ({ elapsed: durationMs(0), isWitnessed: false }) };
    expect(freshnessModel(scorecardOf(NOW), remembered).state).toBe('old');
    expect(freshnessModel(scorecardOf(NOW), { ...AT_NOW, isClockWrong: true }).state).toBe('old');
  });

  test('a fixed instant has no age', () => {
    expect(freshnessModel(scorecardOf(ago(999 * MINUTE)), { ...AT_NOW, isFixed: true })).toEqual({
      state: 'fixed',
      at: ago(999 * MINUTE),
      age: null,
    });
  });

  test('no answer at all is never fresh, though an attestation needs none', () => {
    const attested = { state: 'ready', at: NOW, asked: [] } as unknown as Evaluation;
    const failed = { state: 'failed', asked: [{}] } as unknown as Evaluation;
    const scorecard = {
      ...scorecardOf(),
      evaluations: new Map([
        ['a', attested],
        ['b', failed],
      ]),
    };
    expect(freshnessModel(scorecard, AT_NOW)).toEqual({
      state: 'unanswered',
      at: null,
      age: null,
    });
  });
});
