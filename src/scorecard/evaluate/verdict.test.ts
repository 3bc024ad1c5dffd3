import { describe, expect, test } from 'vitest';
import type { DurationMs } from '#compute/units.ts';
import { summarySentence } from '#scorecard/explain/grade-sentences.ts';
import { stubConfig, stubScorecard } from '#testing/stub-scorecard.ts';
import type { Evaluation, PillarEvaluation } from './evaluation.ts';
import { verdictOf } from './verdict.ts';

/** ≤ 0.2 is met, and exceeded from 0.18 down; 10 % beyond is still at risk. */
const EXCEEDED = 0.1;
const MET = 0.199;
const AT_RISK = 0.21;
const MISSED = 0.5;

const gauge = (id: string, pillar: string) => ({
  id,
  pillar,
  title: id,
  kind: 'gauge',
  query: id,
  across: 'max',
  unit: 'seconds',
  direction: 'atMost',
  target: 0.2,
  tolerance: 0.1,
});

const config = (top: object = {}) =>
  stubConfig({ indicators: ['a', 'b', 'c', 'd'].map((id) => gauge(id, id === 'd' ? 'a' : id)), ...top });

const exempt = (indicator: string) => ({
  exemptions: [{ indicator, owner: 'Platform', reason: 'moves house', until: '2026-02-28' }],
});

type Case = {
  readonly name: string;
  readonly values: Readonly<Record<string, number | null>>;
  readonly top?: object;
  readonly says: string;
};

const CASES: readonly Case[] = [
  {
    name: 'all at best',
    values: { a: EXCEEDED, b: EXCEEDED, c: EXCEEDED, d: EXCEEDED },
    says: 'Exceeding all targets',
  },
  {
    name: 'another indicator of a pillar is only met',
    values: { a: EXCEEDED, b: EXCEEDED, c: EXCEEDED, d: MET },
    says: 'Exceeding all targets',
  },
  {
    name: 'one pillar only met',
    values: { a: EXCEEDED, b: EXCEEDED, c: MET, d: EXCEEDED },
    says: 'Meeting all targets; 2 of 3 pillars exceed theirs',
  },
  {
    name: 'one pillar of three better than met',
    values: { a: EXCEEDED, b: MET, c: MET, d: MET },
    says: 'Meeting all targets; 1 of 3 pillars exceeds theirs',
  },
  { name: 'all just met', values: { a: MET, b: MET, c: MET, d: MET }, says: 'Meeting all targets' },
  {
    name: 'an indicator at risk in a pillar that is met',
    values: { a: EXCEEDED, b: EXCEEDED, c: EXCEEDED, d: AT_RISK },
    says: 'All 3 pillars meet their target; 3 of 4 indicators are met, 1 is at risk',
  },
  {
    name: 'an indicator missed, which leaves its pillar at risk',
    values: { a: EXCEEDED, b: EXCEEDED, c: EXCEEDED, d: MISSED },
    says: '1 pillar is at risk; 3 of 4 indicators are met, 1 is missed',
  },
  {
    name: 'an indicator without data in a pillar at its best',
    values: { a: EXCEEDED, b: EXCEEDED, c: EXCEEDED, d: null },
    says: 'Provisional: all 3 pillars meet their target; 3 of 4 indicators are met, 1 has no data',
  },
  {
    name: 'a pillar without data, the others at best',
    values: { a: EXCEEDED, b: EXCEEDED, c: null, d: EXCEEDED },
    says: 'Provisional: 1 pillar has no data; 3 of 4 indicators are met, 1 has no data',
  },
  {
    name: 'some of everything',
    values: { a: MISSED, b: AT_RISK, c: null, d: MET },
    says: 'Provisional: 1 pillar misses its target, 1 is at risk, 1 has no data; 1 of 4 indicators is met, 1 is missed, 1 is at risk, 1 has no data',
  },
  {
    name: 'two pillars missed',
    values: { a: MISSED, b: MISSED, c: MET, d: MISSED },
    says: '2 pillars miss their target; 1 of 4 indicators is met, 3 are missed',
  },
  {
    name: 'too little for a letter',
    values: { a: EXCEEDED, b: null, c: null, d: EXCEEDED },
    says: 'Not enough data for a grade. 2 pillars have no data; 2 of 4 indicators are met, 2 have no data',
  },
  {
    name: 'an exempt indicator, the rest at best',
    values: { a: EXCEEDED, b: EXCEEDED, c: EXCEEDED, d: MISSED },
    top: exempt('d'),
    says: 'Exceeding all targets that are graded; 1 is exempt',
  },
  {
    name: 'an exempt headline',
    values: { a: EXCEEDED, b: EXCEEDED, c: EXCEEDED, d: EXCEEDED },
    top: exempt('c'),
    says: 'Provisional: 1 pillar is exempt; 3 of 4 indicators are met, 1 is exempt',
  },
];

describe('the verdict', () => {
  test.for(CASES)('with $name', ({ values, top, says }) => {
    expect(stubScorecard(config(top), values).grade?.verdict).toBe(says);
  });

  test('says that it is provisional, and nothing of "exceeding", whatever makes it so', () => {
    const { evaluations, pillars } = stubScorecard(config(), { a: 0.1, b: 0.1, c: 0.1, d: 0.1 });
    const says = verdictOf({ evaluations, pillars, grade: { letter: 'A+', isProvisional: true } });
    expect(says).toBe('Provisional: meeting all targets');
  });

  test('counts a pillar at its best as met where its page says Met', () => {
    const { evaluations, pillars } = stubScorecard(config(), { a: 0.1, b: 0.1, c: 0.1, d: 0.1 });
    const ceiling = pillars.map(
      (pillar, index): PillarEvaluation => (index === 0 ? { ...pillar, status: 'Met' } : pillar),
    );
    const grade = { letter: 'A+', isProvisional: false } as const;
    expect(verdictOf({ evaluations, pillars: ceiling, grade })).toBe('Exceeding all targets');
    const [first, ...rest] = ceiling;
    const held = [...rest, ...(first === undefined ? [] : [{ ...first, isAtBest: false }])];
    expect(verdictOf({ evaluations, pillars: held, grade })).toBe(
      'Meeting all targets; 2 of 3 pillars exceed theirs',
    );
  });
});

describe('the budget in the sentence', () => {
  const budget = (id: string, target: number, window: string) => ({
    id,
    pillar: id,
    title: `Uptime ${id}`,
    kind: 'ratio',
    query: id,
    label: 'status',
    bad: '5..',
    report: 'good',
    unit: 'ratio',
    window,
    direction: 'atLeast',
    target,
    budget: true,
  });

  /** An evaluation as it is, but for the share of good events among a million. */
  function evaluationsOf(budgets: readonly { good: number; target: number; window: string }[]) {
    const ids = ['a', 'b', 'c'].slice(0, budgets.length);
    const stub = stubConfig({
      pillars: ids.map((id) => ({ id, title: id, headline: id })),
      indicators: budgets.map(({ target, window }, index) => budget(ids[index] ?? '', target, window)),
    });
    const { evaluations } = stubScorecard(stub, {});
    return new Map(
      [...evaluations].map(([id, evaluation], index): [string, Evaluation] => [
        id,
        evaluation.state !== 'ready'
          ? evaluation
          : {
              ...evaluation,
              window:
                stub.indicators[index]?.kind === 'ratio'
                  ? (windows[budgets[index]?.window ?? ''] ?? null)
                  : null,
              measurement: {
                ...evaluation.measurement,
                n: 1_000_000,
                outcome: { kind: 'ok', value: budgets[index]?.good ?? 0 },
              },
            },
      ]),
    );
  }
  const DAY = 86_400_000;
  const windows = { '30d': 30 * DAY, '7d': 7 * DAY, '1d': DAY, '6h': DAY / 4 } as Record<
    string,
    number
  > as Record<string, DurationMs>;

  test.for([
    // 30 d · 0.001 = 43.2 min; 0.51 of it left = 22.03 min.
    {
      good: 0.99951,
      target: 0.999,
      window: '30d',
      says: '22 of 43 minutes of the 30-day error budget left.',
    },
    { good: 1, target: 0.999, window: '30d', says: '43 of 43 minutes of the 30-day error budget left.' },
    { good: 0.999, target: 0.999, window: '30d', says: '0 of 43 minutes of the 30-day error budget left.' },
    // 1.5 · 43.2 = 64.8 min, rounded up.
    { good: 0.9985, target: 0.999, window: '30d', says: '65 of 43 minutes of the 30-day error budget used.' },
    // A hair too much is more than all of it: 43.6 min.
    {
      good: 0.99899,
      target: 0.999,
      window: '30d',
      says: '44 of 43 minutes of the 30-day error budget used.',
    },
    // 7 d · 0.001 = 10.08 min.
    { good: 0.9995, target: 0.999, window: '7d', says: '5 of 10 minutes of the 7-day error budget left.' },
    // 1 d · 0.001 = 86.4 s.
    { good: 0.9995, target: 0.999, window: '1d', says: '43 of 86 seconds of the 1-day error budget left.' },
    // 6 h · 0.01 = 216 s = 3.6 min.
    { good: 0.995, target: 0.99, window: '6h', says: '1.8 of 3.6 minutes of the 6-hour error budget left.' },
    // 30 d · 0.1 = 72 h.
    { good: 0.95, target: 0.9, window: '30d', says: '36 of 72 hours of the 30-day error budget left.' },
  ])('$good against $target over $window', ({ says, ...one }) => {
    expect(summarySentence({ verdict: 'Meeting all targets' }, evaluationsOf([one]))).toBe(
      `Meeting all targets. ${says}`,
    );
  });

  test('is the one with the least left of several, by its name', () => {
    const budgets = evaluationsOf([
      { good: 0.9999, target: 0.999, window: '30d' },
      { good: 0.9985, target: 0.999, window: '30d' },
    ]);
    expect(summarySentence({ verdict: 'X' }, budgets)).toBe(
      'X. Uptime b: 65 of 43 minutes of the 30-day error budget used.',
    );
  });
});
