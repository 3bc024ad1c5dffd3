import { describe, expect, test } from 'vitest';
import type { Series } from '#compute/series.ts';
import { durationMs, epochMs, HOUR, MINUTE } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { planTrend } from '#scorecard/plan/plan-trend.ts';
import type { QueryResult } from '#scorecard/queries/query-result.ts';
import { measureTrend } from './trend.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const STEP = 2 * HOUR;

const latency = (target?: number): IndicatorOf<'quantile'> => ({
  id: 'latency_p95',
  title: 'P95',
  kind: 'quantile',
  query: 'sum by (le) (increase(x_bucket[$window]))',
  q: 0.95,
  unit: 'seconds',
  window: durationMs(5 * MINUTE),
  direction: 'atMost',
  ...(target === undefined ? {} : { target }),
});

/** Counts of the last tiles of a day, the latest last; null is a tile without this bucket. */
function lastTiles(le: string, counts: readonly (number | null)[]): Series {
  const present = counts.flatMap((count, index) => (count === null ? [] : [{ count, index }]));
  return {
    labels: { le },
    times: Float64Array.from(present, ({ index }) => AT - (counts.length - 1 - index) * STEP),
    values: Float64Array.from(present, ({ count }) => count),
  };
}

function trendOf(indicator: IndicatorOf<'quantile'>, series: readonly Series[]) {
  const choice = { window: durationMs(24 * HOUR), filters: [] };
  const plan = planTrend(indicator, choice, { scrapeInterval: MINUTE, maxPoints: 12 });
  if (plan === null) throw new Error('a quantile has a trend');
  expect(plan.step).toBe(STEP);
  return measureTrend(plan, new Map([['query', { at: AT, series } as unknown as QueryResult]]));
}

describe('the trend of a quantile', () => {
  const series = [
    lastTiles('0.1', [915, 0, null, 50]),
    lastTiles('0.2', [985, 0, null, 80]),
    lastTiles('+Inf', [1000, 0, null, 100]),
  ];

  test('has a value where there are observations, and none elsewhere', () => {
    const trend = trendOf(latency(), series);
    // (950 − 915)/(985 − 915) of the way from 0.1 to 0.2; the last tile is saturated, at least 0.2.
    expect([...(trend?.times ?? [])]).toEqual([AT - 3 * STEP, AT]);
    expect(trend?.values[0]).toBeCloseTo(0.15, 12);
    expect(trend?.values[1]).toBe(0.2);
    expect(trend?.covered).toBe(4 * STEP);
  });

  test.for([undefined, 0.5, 0.2, 0.15])(
    'draws a tile in the open bucket as "at least", whatever the target (%s) makes of it',
    (target) => {
      const trend = trendOf(latency(target), series);
      expect([...(trend?.times ?? [])]).toEqual([AT - 3 * STEP, AT]);
      expect([...(trend?.band?.low ?? [])]).toEqual([0.1, 0.2]);
      expect([...(trend?.band?.high ?? [])]).toEqual([0.2, Number.POSITIVE_INFINITY]);
    },
  );

  test('without series nothing is covered', () => {
    expect(trendOf(latency(), [])).toMatchObject({ covered: 0, values: new Float64Array() });
  });
});
