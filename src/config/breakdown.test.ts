import * as v from 'valibot';
import { expect, test } from 'vitest';
import { breakdownSchema, selectorOf } from './breakdown.ts';

test('the metric is the one that takes the filters, whatever its other matchers hold', () => {
  expect(selectorOf('sum by (le, $by) (increase(a_bucket{$filters}[$window]))')).toBe('a_bucket{$filters}');
  expect(selectorOf('sum(rate(x{path=~"a{2}}\\"",$filters}[$window]))')).toBe('x{path=~"a{2}}\\"",$filters}');
  expect(selectorOf('sum(rate(x[$window]))')).toBeNull();
});

test.each([
  ['sum by (le) (increase(a_bucket{$filters}[$window]))', /expected \$by/],
  ['sum by (le, $by) (increase(a_bucket{$filters}[5m]))', /and \$window/],
  ['sum by (le, $by) (increase(a_bucket[$window]))', /expected a metric with \{\$filters\}/],
  ['sum by (le, $by) (increase(a_bucket{$filters}[$window] offset $step))', /no placeholder but/],
])('%s is refused', (buckets, message) => {
  const result = v.safeParse(breakdownSchema, { latency: 'p95', buckets });
  expect(result.issues?.map((issue) => issue.message).join()).toMatch(message);
});
