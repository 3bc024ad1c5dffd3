import { expect, test } from 'vitest';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { offTargetPromql } from './off-target-promql.ts';

const recorded = (need: string, ...matchers: readonly string[]) => `r:${need}{${matchers.join(',')}}`;
const CLASSIC = 'sum by (le) (increase(d_bucket{$filters}[$window]))';
const NATIVE = 'sum(increase(d{$filters}[$window]))';
const share = { side: 'atMost', bound: 0.25, direction: 'atLeast', target: 0.9, minSamples: 10 } as const;

// What a server computes of its native histograms: https://prometheus.io/docs/prometheus/latest/querying/functions/
test.for([
  [
    'a native quantile',
    stubIndicator('nativeQuantile', { query: NATIVE, target: 0.5 }),
    'max(histogram_quantile(0.95, r:query{})) > 0.5',
  ],
  [
    'a share of classic buckets',
    stubIndicator('share', { ...share, query: CLASSIC }),
    'sum(r:query{le=~"SPELLINGS"}) / sum(r:query{le="+Inf"}) < 0.9 and sum(r:query{le="+Inf"}) >= 10',
  ],
  [
    'a share of native histograms',
    stubIndicator('share', { ...share, query: NATIVE }),
    'histogram_fraction(-Inf, 0.25, sum(r:query{})) < 0.9 and sum(histogram_count(r:query{})) >= 10',
  ],
  [
    'the worst of some shares of native histograms',
    stubIndicator('share', { ...share, query: NATIVE, groupBy: 'route', minSamples: undefined }),
    'min(histogram_fraction(-Inf, 0.25, sum by (route) (r:query{}))) < 0.9',
  ],
  [
    'a level that is scaled and clamped',
    stubIndicator('gauge', { query: 'x', queryUnit: 'percent', scale: 2, clamp: [0, 1.5], target: 1 }),
    'clamp(max(r:query{}) / 100 * 2, 0, 1.5) > 1',
  ],
  [
    'a quotient that is scaled',
    stubIndicator('quotient', { numerator: 'a', denominator: 'b', scale: 1000, target: 1 }),
    'sum(r:numerator{}) / sum(r:denominator{}) * 1000 > 1',
  ],
] as const)('%s', ([, indicator, expected]) => {
  expect(offTargetPromql(indicator, recorded)?.replace(/le=~"[^"]+"/, 'le=~"SPELLINGS"')).toBe(expected);
});
