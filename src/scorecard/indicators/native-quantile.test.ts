import { describe, expect, test } from 'vitest';
import type { Sample } from '#compute/series.ts';
import { epochMs } from '#compute/units.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import { evaluateIndicator } from '#scorecard/evaluate/evaluate-indicator.ts';
import { planIndicator } from '#scorecard/plan/plan-indicator.ts';
import { result } from '#scorecard/queries/query-result.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));

const { config, problems } = readScorecard(
  JSON.stringify({
    version: 1,
    prometheus: { url: null },
    pillars: [{ id: 'a', title: 'A', headline: 'p99' }],
    indicators: [
      {
        id: 'p99',
        pillar: 'a',
        title: 'P99',
        kind: 'nativeQuantile',
        query: 'sum(increase(request_seconds{$filters}[$window]))',
        q: 0.99,
        unit: 'seconds',
        window: '5m',
        direction: 'atMost',
        target: 16,
      },
    ],
    views: { executive: [], operations: [], engineering: [], charts: [] },
  }),
);
const indicator = config?.indicators[0];
if (indicator === undefined || problems.length > 0) throw new Error(problems[0]?.message ?? 'no indicator');

const of = (quantiles: readonly number[], count: number) => {
  const samples = (values: readonly number[]): readonly Sample[] =>
    values.map((value, index) => ({ labels: { instance: String(index) }, time: AT, value }));
  return evaluateIndicator(planIndicator(indicator, { window: null, filters: [] }), {
    now: AT,
    find: ({ expr }) => ({
      state: 'ready',
      refreshError: null,
      result: result({ data: null, warnings: [], infos: [], clockLead: null }, AT, {
        samples: samples(expr.startsWith('histogram_quantile') ? quantiles : count < 0 ? [] : [count]),
      }),
    }),
  });
};

describe('a quantile of a native histogram', () => {
  test('is asked of the server, with the number of observations behind it', () => {
    const { queries } = planIndicator(indicator, { window: null, filters: [{ label: 'a', value: 'b' }] });
    expect(Object.values(queries).map(({ expr }) => expr)).toEqual([
      'histogram_quantile(0.99, sum(increase(request_seconds{a="b"}[5m])))',
      'histogram_count(sum(increase(request_seconds{a="b"}[5m])))',
    ]);
  });

  // 15.67072476 is what Prometheus 3 answers for the example of the semantics, section 2.
  test('is what the server says, and judged', () => {
    expect(of([15.67072476], 1200)).toMatchObject({
      measurement: { outcome: { kind: 'ok', value: 15.67072476 }, n: 1200 },
      judgement: { status: 'Met' },
    });
  });

  test('of several series the worst counts, and never their mean', () => {
    expect(of([1, 20, 3], 1200)).toMatchObject({ measurement: { outcome: { value: 20 } } });
  });

  test('without a series, an observation or a number there is none', () => {
    expect(of([], -1)).toMatchObject({ measurement: { outcome: { reason: 'metric-absent' } } });
    expect(of([Number.NaN], 0)).toMatchObject({ measurement: { outcome: { reason: 'no-observations' } } });
    expect(of([Number.POSITIVE_INFINITY], 5)).toMatchObject({
      measurement: { outcome: { reason: 'no-observations' } },
    });
  });

  test('of fewer than a hundred observations P99 is about the slowest', () => {
    expect(of([3], 99)).toMatchObject({
      measurement: { outcome: { kind: 'partial', reason: 'low-sample' } },
    });
  });
});
