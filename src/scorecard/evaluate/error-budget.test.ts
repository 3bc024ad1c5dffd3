import { describe, expect, test } from 'vitest';
import type { Sample } from '#compute/series.ts';
import { epochMs } from '#compute/units.ts';
import vectors from '#compute/vectors/error_budget.json' with { type: 'json' };
import { assertClose } from '#compute/vectors/read.ts';
import type { Indicator } from '#config/indicator.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { result } from '#scorecard/queries/query-result.ts';
import { fullEvidence } from '#testing/stub-evidence.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { errorBudgetOf } from './error-budget.ts';
import { evaluateIndicator } from './evaluate-indicator.ts';
import type { ReadyEvaluation } from './evaluation.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const NONE = { data: null, warnings: [], infos: [], clockLead: null };

/** An indicator evaluated on what its own queries are answered; the outlook is calm, or cannot be told. */
function evaluate(
  indicator: Indicator,
  answers: Readonly<Record<string, readonly Sample[]>>,
): ReadyEvaluation {
  const plan = planFigure(indicator, { window: null, filters: [] });
  const named = new Map(Object.entries(plan.queries).map(([name, { expr }]) => [expr, answers[name] ?? []]));
  const evaluation = evaluateIndicator(plan, {
    now: AT,
    find: (query) => ({
      state: 'ready',
      refreshError: null,
      result: fullEvidence(query, AT) ?? result(NONE, AT, { samples: named.get(query.expr) ?? [] }),
    }),
  });
  if (evaluation.state !== 'ready') throw new Error(evaluation.state);
  return evaluation;
}

const count = (value: number, le?: string): Sample => ({
  labels: le === undefined ? {} : { le },
  time: AT,
  value,
});

type Expected = (typeof vectors.latency)[number]['expected'];

function expectBudget(evaluation: ReadyEvaluation, expected: Expected, tol: number): void {
  const budget = errorBudgetOf(evaluation);
  if (budget === null) throw new Error('expected a budget');
  assertClose(budget.sli, expected.sli, { tol });
  assertClose(budget.badRatio, expected.badRatio, { tol });
  assertClose(budget.consumed, expected.consumed, { tol });
  assertClose(budget.remaining, expected.remaining, { tol });
  assertClose(budget.budgetEvents, expected.budgetEvents, { tol: 1e-6 });
  assertClose(budget.budgetTime / 1000, expected.budgetSeconds, { tol: 1e-6 });
  assertClose((budget.timeSpent ?? Number.NaN) / 1000, expected.secondsSpent, { tol: 1e-6 });
}

describe('the error budget of two counters', () => {
  test.for(vectors.twoCounters)('$id', ({ input, expected, tol }) => {
    const { total, report, target, windowDays } = input;
    const marked = input.good === undefined ? 'bad' : 'good';
    const indicator = stubIndicator('events', {
      [marked]: 'sum(increase(marked_total[$window]))',
      total: 'sum(increase(all_total[$window]))',
      report,
      direction: report === 'good' ? 'atLeast' : 'atMost',
      target,
      window: `${windowDays}d`,
      budget: true,
    });
    const answers = { [marked]: [count(input.good ?? input.bad ?? 0)], total: [count(total)] };
    expectBudget(evaluate(indicator, answers), expected, tol);
  });
});

const LATENCY = {
  query: 'sum by (le) (increase(duration_seconds_bucket[$window]))',
  bound: 0.3,
  side: 'atMost',
  direction: 'atLeast',
  target: 0.99,
  budget: true,
};

describe('the error budget of a latency target', () => {
  test.for(vectors.latency)('$id', ({ input, expected, tol }) => {
    const { buckets, bound, side, direction, target, windowDays } = input;
    const settings = { ...LATENCY, bound, side, direction, target, window: `${windowDays}d` };
    const query = buckets.map(([le, value]) => count(Number(value), String(le)));
    expectBudget(evaluate(stubIndicator('share', settings), { query }), expected, tol);
  });

  test('is none where the bound is no bucket bound, and the figure says so', () => {
    // Between 80 % and 99.5 % are within 0.25 s: a straight line says 94.6 %, and nobody counted.
    const query = [count(800, '0.1'), count(995, '0.3'), count(1000, '+Inf')];
    const evaluation = evaluate(stubIndicator('share', { ...LATENCY, bound: 0.25 }), { query });
    expect(errorBudgetOf(evaluation)).toBeNull();
    expect(evaluation.doubts).toContain('outlook-unknown');
    expect(evaluation.judgement?.isDoubtful).toBe(true);
  });

  test('that is overspent by what is known is missed, however much is unknown', () => {
    // A quarter of the window is known. 20 % of its requests are slow: 5 % of all of it, and 1 % are allowed.
    const indicator = stubIndicator('share', { ...LATENCY, window: '24h' });
    const plan = planFigure(indicator, { window: null, filters: [] });
    const samples = [count(800, '0.3'), count(1000, '+Inf')];
    const evaluateOn = (settings: object) =>
      evaluateIndicator(
        { ...plan, indicator: { ...indicator, ...settings } as Indicator },
        {
          now: AT,
          find: (query) => {
            const full = fullEvidence(query, AT);
            const quarter =
              full === null
                ? null
                : {
                    ...full,
                    series: full.series.map(({ labels, times, values }) => ({
                      labels,
                      times: times.slice(18),
                      values: values.slice(18),
                    })),
                  };
            return {
              state: 'ready',
              refreshError: null,
              result:
                quarter ??
                result(NONE, AT, { samples: query.expr === plan.queries.query?.expr ? samples : [] }),
            };
          },
        },
      );
    expect(evaluateOn({})).toMatchObject({ judgement: { status: 'Missed' } });
    expect(evaluateOn({ budget: false })).toMatchObject({ judgement: { status: 'No data' } });
  });
});

describe('the bad counter of two', () => {
  const indicator = stubIndicator('events', {
    bad: 'sum(increase(errors_total[$window]))',
    total: 'sum(increase(requests_total[$window]))',
    target: 0.01,
  });
  const plan = planFigure(indicator, { window: null, filters: [] });
  /** One in a thousand is bad, and the counter held so much at its first sample, which increase() does not see. */
  const bornWith = (first: number) =>
    evaluateIndicator(plan, {
      now: AT,
      find: (query) => {
        const known = fullEvidence(query, AT);
        const counted = { [plan.queries.bad?.expr ?? '']: 1000, [plan.queries.total?.expr ?? '']: 1e6 };
        const isFirst = query.expr === plan.evidence?.['bad.first']?.expr;
        const samples = isFirst ? [count(first)] : [count(counted[query.expr] ?? Number.NaN)];
        return {
          state: 'ready',
          refreshError: null,
          result: known === null || isFirst ? result(NONE, AT, { samples }) : known,
        };
      },
    });

  // With them 0.2 % are bad, then 5.1 %, then more than there are.
  test.for([
    [1000, 'Exceeding', []],
    [50_000, 'At risk', ['worse-with-first-samples']],
    [2_000_000, 'At risk', ['worse-with-first-samples']],
  ] as const)('was born with %d events', ([first, status, doubts]) =>
    expect(bornWith(first)).toMatchObject({ judgement: { status }, doubts }),
  );
});

describe('two counters', () => {
  const settings = {
    bad: 'sum(increase(errors_total[$window]))',
    total: 'sum(increase(requests_total[$window]))',
    target: 0.01,
  };

  test('a bad one without a series is never better than Met', () => {
    const evaluation = evaluate(stubIndicator('events', settings), { total: [count(1e6)] });
    expect(evaluation.judgement).toMatchObject({
      status: 'Met',
      reasons: ['counter-absent'],
      isDoubtful: true,
    });
  });

  test('a bad one that never had a series is in doubt also where the query makes a 0 of it', () => {
    const indicator = stubIndicator('events', { ...settings, bad: `${settings.bad} or vector(0)` });
    const plan = planFigure(indicator, { window: null, filters: [] });
    const evaluateOn = (isSeen: boolean) =>
      evaluateIndicator(plan, {
        now: AT,
        find: (query) => {
          const known = fullEvidence(query, AT);
          const isUnseen = !isSeen && query.expr.includes('errors_total') && known !== null;
          const samples = [count(query.expr === plan.queries.bad?.expr ? 0 : 1e6)];
          return {
            state: 'ready',
            refreshError: null,
            result: isUnseen ? result(NONE, AT, {}) : (known ?? result(NONE, AT, { samples })),
          };
        },
      });
    expect(evaluateOn(true)).toMatchObject({ judgement: { status: 'Exceeding' }, doubts: [] });
    expect(evaluateOn(false)).toMatchObject({
      judgement: { status: 'Met', isDoubtful: true },
      doubts: ['counter-absent'],
      details: { 'counter-absent': 'errors_total of "bad" has no series and counts as 0' },
    });
  });

  test('that miss the target of the whole window by what is known of it miss it', () => {
    // A quarter of the day is known: 8 % of it failed, 2 % of all of it, and 1 % may.
    const indicator = stubIndicator('events', { ...settings, window: '24h' });
    const plan = planFigure(indicator, { window: null, filters: [] });
    const status = (failed: number) => {
      const evaluation = evaluateIndicator(plan, {
        now: AT,
        find: (query) => {
          const known = fullEvidence(query, AT);
          const series = known?.series.map(({ labels, times, values }) => ({
            labels,
            times: times.slice(18),
            values: values.slice(18),
          }));
          const samples = [count(query.expr === plan.queries.bad?.expr ? failed : 1000)];
          return {
            state: 'ready',
            refreshError: null,
            result: known === null ? result(NONE, AT, { samples }) : { ...known, series: series ?? [] },
          };
        },
      });
      return evaluation.state === 'ready' ? evaluation.judgement?.status : evaluation.state;
    };
    expect(status(80)).toBe('Missed');
    expect(status(30)).toBe('No data');
  });

  test('are as sure as their number: none of 150 is Met, 2 of 150 are at risk', () => {
    // As of a ratio: the Wilson interval of 0 of 150 reaches to 2.5 %, and that of 2 from 0.4 to 4.7 %.
    const status = (bad: number) =>
      evaluate(stubIndicator('events', settings), { bad: [count(bad)], total: [count(150)] }).judgement;
    expect(status(0)).toMatchObject({ status: 'Met', reasons: ['inconclusive'] });
    expect(status(2)).toMatchObject({ status: 'At risk', reasons: ['inconclusive'] });
    expect(status(20)).toMatchObject({ status: 'Missed', reasons: [] });
  });
});
