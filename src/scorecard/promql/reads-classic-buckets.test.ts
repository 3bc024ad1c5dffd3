import { expect, test } from 'vitest';
import { readsClassicBuckets } from './reads-classic-buckets.ts';

test.for([
  ['sum by (le) (increase(http_request_duration_seconds_bucket{$filters}[$window]))', true],
  ['sum(increase(http_request_duration_seconds_bucket[$window]))', true],
  ['sum by (le, route) (job:latency:increase30d)', true],
  ['increase({__name__="a_bucket"}[$window])', true],
  ['sum(increase(http_request_duration_seconds{$filters}[$window]))', false],
  ['sum by (route) (increase(http_request_duration_seconds[$window]))', false],
  // MetricsQL, which is no PromQL.
  ['buckets_limit(10, sum(increase(x[$window])) by (vmrange)) keep_metric_names', true],
] as const)('%s', ([query, isClassic]) => {
  expect(readsClassicBuckets(query)).toBe(isClassic);
});
