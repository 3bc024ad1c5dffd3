import { expect, test } from 'vitest';
import { epochMs, MINUTE } from '#compute/units.ts';
import { decodeSeries } from '#prometheus/decode.ts';
import { planTrend } from '#scorecard/plan/plan-trend.ts';
import { result } from '#scorecard/queries/query-result.ts';
import { measureQuantileTrend } from '#scorecard/trends/quantile-trend.ts';
import type { TrendState } from '#scorecard/trends/trend-state.ts';
import { heatMapModel } from './heat-map.ts';

const AT = epochMs(10 * MINUTE);
const plan = planTrend(
  {
    id: 'p95',
    title: 'P95',
    kind: 'quantile',
    q: 0.95,
    query: 'b[$window]',
    unit: 'seconds',
    window: MINUTE,
    direction: 'atMost',
  },
  { window: null, filters: [] },
  { scrapeInterval: MINUTE, maxPoints: 60 },
);

/** What is made of the `result` of a range query, with what the server says about it. */
function modelOf(matrix: readonly object[], warnings: readonly string[] = []) {
  if (plan === null) throw new Error('a percentile has a trend');
  const decoded = decodeSeries({ resultType: 'matrix', result: matrix });
  const answer = { warnings: [...warnings, ...decoded.warnings], infos: [], clockLead: null };
  const results = new Map([['query', result({ ...answer, data: null }, AT, { series: decoded.data })]]);
  const trend = measureQuantileTrend(plan, results);
  if (trend === null) throw new Error('an answer has a trend');
  return heatMapModel({ plan, state: 'ready', at: AT, trend, results } satisfies TrendState);
}

const values = [[AT / 1000, '7']];

test('an empty answer with a warning says nothing of buckets', () => {
  const { state, message } = modelOf([], ['3 of 7 stores did not answer']);
  expect(state).toBe('empty');
  expect(message).toBe('No data for this metric in this period');
});

test.for([
  ['series without a bound', { metric: { route: '/' }, values }],
  ['native histograms', { metric: {}, histograms: [[AT / 1000, { count: '7', sum: '1', buckets: [] }]] }],
] as const)('%s are said to be no buckets', ([, series]) => {
  expect(modelOf([series]).message).toMatch(/^Only buckets with a bound \(le\)/);
});

test('buckets are drawn, whatever the server warns of', () => {
  expect(modelOf([{ metric: { le: '+Inf' }, values }], ['partial'])).toMatchObject({ state: 'ready' });
});
