import { expect, test } from 'vitest';
import { epochMs, MINUTE } from '#compute/units.ts';
import { decodeSeries } from '#prometheus/decode.ts';
import { withNativeBuckets } from '#scorecard/answers/native-buckets.ts';
import { planTrend } from '#scorecard/plan/plan-trend.ts';
import { result, tileGrid } from '#scorecard/queries/query-result.ts';
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
  const { histograms, ...decoded } = decodeSeries({ resultType: 'matrix', result: matrix });
  const answer = withNativeBuckets({
    data: decoded.data,
    ...(histograms && { histograms }),
    warnings: [...warnings, ...decoded.warnings],
    infos: [],
    clockLead: null,
  });
  const results = new Map([['query', result(answer, AT, { series: answer.data })]]);
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
  [
    'series beside native histograms',
    { metric: {}, values, histograms: [[AT / 1000 + 60, { count: '0', sum: '0' }]] },
  ],
] as const)('%s are said to be no buckets', ([, series]) => {
  expect(modelOf([series]).message).toMatch(/^Only buckets can be drawn/);
});

test('native histograms are drawn from the counts of their buckets', () => {
  const histogram = {
    count: '7',
    sum: '9',
    buckets: [
      [0, '0.5', '1', '4'],
      [0, '2', '4', '3'],
    ],
  };
  const lastTile = plan === null ? Number.NaN : tileGrid(plan, AT).end / 1000;
  const { state, heat } = modelOf([{ metric: {}, histograms: [[lastTile, histogram]] }]);
  expect(state).toBe('ready');
  expect([...(heat?.bounds ?? [])]).toEqual([0.5, 1, 2, 4, Number.POSITIVE_INFINITY]);
  // In the last row: nothing up to 0.5, 4 up to 1, nothing up to 2, 3 up to 4, nothing above.
  expect([...(heat?.cells ?? [])].slice(-5)).toEqual([0, 4, 0, 3, 0]);
});

test('buckets are drawn, whatever the server warns of', () => {
  expect(modelOf([{ metric: { le: '+Inf' }, values }], ['partial'])).toMatchObject({ state: 'ready' });
});
