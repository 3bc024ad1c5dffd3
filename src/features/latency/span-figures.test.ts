import { describe, expect, test } from 'vitest';
import type { Series } from '#compute/series.ts';
import { DAY, type DurationMs, epochMs, HOUR } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { planTrend } from '#scorecard/plan/plan-trend.ts';
import { queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResult } from '#scorecard/queries/query-result.ts';
import { measureQuantileTrend } from '#scorecard/trends/quantile-trend.ts';
import type { MeasuredTrend } from '#scorecard/trends/trend-state.ts';
import { planOver, spanCounts, spanFigures } from './span-figures.ts';

const END = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const at = (hour: number) => epochMs(END - DAY + hour * HOUR);

const p95: IndicatorOf<'quantile'> = {
  id: 'p95',
  title: 'P95',
  kind: 'quantile',
  query: 'b{$filters}[$window]',
  q: 0.95,
  unit: 'seconds',
  window: HOUR,
  direction: 'atMost',
  target: 0.2,
};

/** 24 hours: 100 requests each, all within 100 ms; but from 06:00 to 08:00 half of them take up to 0.5 s. */
const slowHours = new Set([7, 8]);
const bucket = (le: string, fast: number, slow: number): Series => ({
  labels: { le },
  times: Float64Array.from({ length: 24 }, (_, index) => at(index + 1)),
  values: Float64Array.from({ length: 24 }, (_, index) => (slowHours.has(index + 1) ? slow : fast)),
});
const series = [
  bucket('0.1', 100, 50),
  bucket('0.2', 100, 50),
  bucket('0.5', 100, 100),
  bucket('+Inf', 100, 100),
];

const result = (parts: Partial<QueryResult>): QueryResult => ({
  at: END,
  askedInFull: END,
  samples: [],
  series: [],
  scans: [],
  names: [],
  firing: [],
  warnings: [],
  infos: [],
  clockLead: null,
  ...parts,
});

function loaded(): MeasuredTrend {
  const options = { scrapeInterval: 60_000 as DurationMs, maxPoints: 24 };
  const plan = planTrend(p95, { window: DAY, filters: [] }, options);
  if (plan === null) throw new Error('a quantile has a trend');
  const results = new Map([['query', result({ series })]]);
  const trend = measureQuantileTrend(plan, results);
  if (trend === null) throw new Error('there are tiles');
  return { plan, trend, results };
}

const sources = (from: number, to: number) => ({
  trends: [loaded()],
  span: { start: at(from), end: at(to) },
  filters: [],
  exact: new Map(),
  currency: 'USD',
});
const texts = (figures: readonly { id: string; text: string }[]) =>
  figures.map(({ id, text }) => `${id} ${text.replaceAll('\u00A0', ' ')}`);

describe('figures of a selection, out of loaded tiles', () => {
  test('add the counts of its tiles up, and are marked', () => {
    // 2 h of 24 are slow: 50 of 100 above 0.2 s each. In 06:00–08:00 rank 190 of 200 lies 90 of 100 into (0.2, 0.5].
    expect(texts(spanFigures(sources(6, 8)))).toEqual(['p95 ≈ 470 ms']);
    // 04:00–08:00: 400 requests, rank 380 lies 80 of 100 into (0.2, 0.5]: 0.2 + 0.3 · 0.8 = 0.44.
    expect(texts(spanFigures(sources(4, 8)))).toEqual(['p95 ≈ 440 ms']);
    expect(texts(spanCounts(sources(4, 8)))).toEqual(['requests ≈ 400', 'within_target ≈ 75 %']);
  });

  test('of a span the tiles do not reach over there are none', () => {
    expect(texts(spanFigures(sources(-6, 8)))).toEqual(['p95 –']);
    expect(texts(spanCounts(sources(-6, 8)))).toEqual(['requests –', 'within_target –']);
  });

  test('give way to the exact answer, without a mark', () => {
    const wanted = sources(4, 8);
    const trend = wanted.trends[0] as MeasuredTrend;
    const query = planOver(trend, wanted.span, []).queries.query;
    if (query === undefined) throw new Error('a quantile has a query');
    expect(query.expr).toBe('b{}[4h]');
    const samples = [
      ['0.1', 300],
      ['0.2', 300],
      ['0.5', 402],
      ['+Inf', 402],
    ].map(([le, value]) => ({ labels: { le: String(le) }, time: wanted.span.end, value: Number(value) }));
    const exact = new Map([
      [queryId(query), { state: 'ready' as const, result: result({ samples }), refreshError: null }],
    ]);
    // Rank 381.9 lies 81.9 of 102 into (0.2, 0.5]: 0.2 + 0.3 · 0.80294 = 0.44088.
    expect(texts(spanFigures({ ...wanted, exact }))).toEqual(['p95 441 ms']);
    expect(texts(spanCounts({ ...wanted, exact }))).toEqual(['requests 402', 'within_target 74.63 %']);
  });
});
