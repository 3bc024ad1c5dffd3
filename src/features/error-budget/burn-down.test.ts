import { describe, expect, test } from 'vitest';
import type { Labels } from '#compute/series.ts';
import { DAY, durationMs, epochMs } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import type { TrendPlan } from '#scorecard/plan/plan-trend.ts';
import { type QueryResult, result, tileGrid } from '#scorecard/queries/query-result.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { measureBurnDown } from './burn-down.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const NONE = { data: null, warnings: [], infos: [], clockLead: null };
const SPAN = durationMs(4 * DAY);

const planOf = (indicator: Indicator): TrendPlan => ({
  ...{ indicator, window: DAY, queries: {}, fault: null, span: SPAN, step: DAY, offset: null },
});

/** One value a day, for four days; null is a day without a sample. */
const daily = (...all: readonly (readonly [Labels, readonly (number | null)[]])[]): QueryResult => {
  const { start } = tileGrid({ span: SPAN, step: DAY }, AT);
  const series = all.map(([labels, values]) => {
    const days = values.flatMap((value, day) => (value === null ? [] : [{ time: start + day * DAY, value }]));
    return {
      labels,
      times: Float64Array.from(days, ({ time }) => time),
      values: Float64Array.from(days, ({ value }) => value),
    };
  });
  return result(NONE, AT, { series });
};

const leftOf = (indicator: Indicator, answers: Readonly<Record<string, QueryResult>>) =>
  Array.from(measureBurnDown(planOf(indicator), new Map(Object.entries(answers)))?.values ?? [], (left) =>
    Number(left.toFixed(9)),
  );

describe('what is left of a budget, day by day', () => {
  // 4000 events in four days, of which 1 % may be bad: 40. Of those 10, 0, 20 and 30 are spent, 20 too many.
  const all = [1000, 1000, 1000, 1000];
  const left = [0.75, 0.75, 0.25, -0.5];
  const counters = { direction: 'atMost', target: 0.01, budget: true };
  const bad = stubIndicator('events', {
    bad: 'sum(increase(errors_total[$window]))',
    total: 'sum(increase(requests_total[$window]))',
    ...counters,
  });

  test('of two counters', () => {
    expect(leftOf(bad, { total: daily([{}, all]), bad: daily([{}, [10, 0, 20, 30]]) })).toEqual(left);
    const good = stubIndicator('events', {
      good: 'sum(increase(successes_total[$window]))',
      total: 'sum(increase(requests_total[$window]))',
      ...counters,
    });
    const answers = { total: daily([{}, all]), good: daily([{}, [990, 1000, 980, 970]]) };
    expect(leftOf(good, answers)).toEqual(left);
  });

  test('is spent by nothing on a day without a bad event', () =>
    expect(leftOf(bad, { total: daily([{}, all]), bad: daily([{}, [10, null, 20, 30]]) })).toEqual(left));

  test('of a share, by what lies beyond its bound', () => {
    const share = stubIndicator('share', {
      query: 'sum by (le) (increase(duration_seconds_bucket[$window]))',
      ...{ bound: 0.3, side: 'atMost', direction: 'atLeast', target: 0.99, budget: true },
    });
    const buckets = daily([{ le: '0.3' }, [990, 1000, 980, 970]], [{ le: '+Inf' }, all]);
    expect(leftOf(share, { query: buckets })).toEqual(left);
    // 0.3 lies between these: nobody counted what is beyond it.
    const others = daily([{ le: '0.25' }, [900, 900, 900, 900]], [{ le: '+Inf' }, all]);
    expect(leftOf(share, { query: others })).toEqual([]);
  });
});
