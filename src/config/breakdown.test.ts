import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { type Breakdown, breakdownSchema } from './breakdown.ts';
import { breakdownFault } from './breakdown-fault.ts';

test.each([
  ['sum by (le) (increase(a_bucket{$filters}[$window]))', /expected \$by/],
  ['sum by (le, $by) (increase(a_bucket{$filters}[5m]))', /and \$window/],
  ['sum by (le, $by) (increase(a_bucket[$window]))', /expected a metric with \{\$filters\}/],
  ['sum by (le, $by) (increase(a_bucket{$filters}[$window] offset $step))', /no placeholder but/],
])('%s is refused', (buckets, message) => {
  const result = v.safeParse(breakdownSchema, { latency: 'p95', buckets });
  expect(result.issues?.map((issue) => issue.message).join()).toMatch(message);
});

describe('the errors of a breakdown', () => {
  const counted = (name: string) => `sum by ($by) (increase(${name}{$filters}[$window]))`;
  const p95 = stubIndicator('quantile', { query: counted('x_bucket').replace('$by', 'le'), target: 0.2 });
  const events = (counter: 'bad' | 'good') =>
    stubIndicator('events', {
      [counter]: 'sum(increase(a_total[$window]))',
      total: 'sum(increase(b_total[$window]))',
    });
  const ratio = stubIndicator('ratio', { query: 'sum by (status) (increase(b_total[$window]))' });
  const faultOf = (errors: ReturnType<typeof stubIndicator>, more: Partial<Breakdown>) =>
    breakdownFault(
      { latency: 'p95', buckets: counted('x_bucket'), errors: 'e', requests: counted('b_total'), ...more },
      new Map([
        ['p95', p95],
        ['e', errors],
      ]),
    );

  test.for([
    ['of a ratio', ratio, {}],
    ['of bad events', events('bad'), { bad: counted('a_total') }],
    ['of good events', events('good'), { good: counted('a_total') }],
  ] as const)('%s have all they need', ([, errors, more]) => expect(faultOf(errors, more)).toBeNull());

  test.for([
    [
      'of bad events',
      events('bad'),
      {},
      '.bad',
      'expected PromQL by $by as in "requests": "e" counts its bad',
    ],
    [
      'of the other events',
      events('good'),
      { bad: counted('a_total') },
      '.bad',
      'expected none: "e" has no counter',
    ],
    [
      'of a ratio',
      ratio,
      { good: counted('a_total') },
      '.good',
      'expected none: "e" has no counter of good events',
    ],
    ['of a percentile', p95, {}, '.errors', 'expected the id of a ratio, or of events'],
  ] as const)('%s say what they need', ([, errors, more, field, message]) =>
    expect(faultOf(errors, more)).toEqual({ field, message: expect.stringContaining(message) }),
  );
});
