import { describe, expect, test } from 'vitest';
import { DAY, durationMs, HOUR, MINUTE } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import { planIndicator } from './plan-indicator.ts';
import { planTrend } from './plan-trend.ts';

const WEEK = durationMs(7 * DAY);
const own = { window: null, filters: [] };
const chosen = { window: WEEK, filters: [] };

const gauge = (entries: Partial<IndicatorOf<'gauge'>>): IndicatorOf<'gauge'> => ({
  id: 'x',
  title: 'x',
  kind: 'gauge',
  across: 'max',
  unit: 'count',
  direction: 'atMost',
  query: 'temp{$filters}',
  ...entries,
});

const exprs = (plan: ReturnType<typeof planIndicator> | null) =>
  Object.values(plan?.queries ?? {}).map((query) => ('expr' in query ? query.expr : null));

describe('a level whose query looks back', () => {
  const peak = gauge({ query: 'max_over_time(temp{$filters}[$window])', window: DAY });

  test('is over its own window, or over the one that is looked at', () => {
    expect(planIndicator(peak, own)).toMatchObject({ window: DAY });
    expect(exprs(planIndicator(peak, own))).toEqual(['max_over_time(temp{}[1d])']);
    expect(planIndicator(peak, chosen)).toMatchObject({ window: WEEK });
    expect(exprs(planIndicator(peak, chosen))).toEqual(['max_over_time(temp{}[1w])']);
  });

  test('has tiles of one step each over time', () => {
    const trend = planTrend(peak, own, { scrapeInterval: MINUTE, maxPoints: 24 });
    expect(trend).toMatchObject({ step: HOUR, window: HOUR });
    expect(exprs(trend)).toEqual(['max_over_time(temp{}[1h])']);
  });
});

describe('a level', () => {
  test('that does not look back is over no window, even where one is written', () => {
    for (const plain of [gauge({}), gauge({ window: DAY })]) {
      for (const choice of [own, chosen])
        expect(planIndicator(plain, choice)).toMatchObject({ window: null });
      expect(planTrend(plain, own, { scrapeInterval: MINUTE, maxPoints: 24 })).toMatchObject({
        window: null,
      });
      expect(exprs(planIndicator(plain, chosen))).toEqual(['temp{}']);
    }
  });

  test('whose evidence looks back looks for it over its own window', () => {
    const scanned = gauge({ freshness: 'max_over_time(scan[$window])', window: DAY, maxAge: DAY });
    expect(planIndicator(scanned, chosen)).toMatchObject({ window: null });
    expect(exprs(planIndicator(scanned, chosen))).toEqual(['temp{}', 'max_over_time(scan[1d])']);
    expect(exprs(planTrend(scanned, own, { scrapeInterval: MINUTE, maxPoints: 24 }))).toEqual([
      'temp{}',
      'max_over_time(scan[1d])',
    ]);
  });
});

describe('in the file', () => {
  const read = (indicator: object) =>
    readScorecard(
      JSON.stringify({
        version: 1,
        title: 'x',
        prometheus: { url: null },
        pillars: [{ id: 'p', title: 'P', headline: 'x' }],
        indicators: [{ pillar: 'p', title: 'X', id: 'x', target: 10, ...indicator }],
        views: { executive: ['x'], operations: [], engineering: [], charts: [] },
      }),
    );
  const level = { kind: 'gauge', across: 'max', unit: 'count', direction: 'atMost' };
  const grade = {
    kind: 'ordinal',
    label: 'g',
    unit: 'grade',
    scale: ['A', 'B'],
    direction: 'ordinal',
    target: 'A',
  };

  test.for([
    { ...level, query: 'max_over_time(temp{$filters}[$window])' },
    { ...level, query: 'temp', freshness: 'max_over_time(scan[$window])' },
    { ...grade, query: 'last_over_time(audit[$window])' },
  ])('$query, $freshness asks for a window, and takes one', (indicator) => {
    const { problems } = read(indicator);
    expect(problems).toContainEqual({
      path: 'indicators (x).window',
      message: 'expected a window such as "30d", since a query has $window',
      effect: 'This indicator is left out',
    });
    expect(read({ ...indicator, window: '1d' }).problems).toEqual([]);
  });

  test('a text that merely looks like $window asks for none', () => {
    expect(read({ ...level, query: 'temp{a="$window"} # [$window]' }).problems).toEqual([]);
  });
});
