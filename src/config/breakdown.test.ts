import * as v from 'valibot';
import { expect, test } from 'vitest';
import { breakdownSchema } from './breakdown.ts';

test.each([
  ['sum by (le) (increase(a_bucket{$filters}[$window]))', /expected \$by/],
  ['sum by (le, $by) (increase(a_bucket{$filters}[5m]))', /and \$window/],
  ['sum by (le, $by) (increase(a_bucket[$window]))', /expected a metric with \{\$filters\}/],
  ['sum by (le, $by) (increase(a_bucket{$filters}[$window] offset $step))', /no placeholder but/],
])('%s is refused', (buckets, message) => {
  const result = v.safeParse(breakdownSchema, { latency: 'p95', buckets });
  expect(result.issues?.map((issue) => issue.message).join()).toMatch(message);
});
