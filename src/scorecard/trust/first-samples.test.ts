import { expect, test } from 'vitest';
import { DAY, durationMs, HOUR, MINUTE } from '#compute/units.ts';
import { firstSamplesQuery } from './first-samples.ts';

const MONTH = durationMs(30 * DAY);

/** What was there in the first two of the tiles, or five minutes before them, is not born in the window. */
const BORN = (series: string) =>
  `(min_over_time(${series}[30d]) unless last_over_time(${series}[2h5m] offset 29d22h))`;

test.each([
  ['one counter', 'increase(x_total[30d])', BORN('x_total')],
  [
    'the same aggregation as the figure',
    'sum by (status) (increase(x_total{job="a",status!~"1.."}[30d]))',
    `sum by (status) (${BORN('x_total{job="a",status!~"1.."}')})`,
  ],
  [
    'each of several counters',
    'sum(increase(a_total[30d])) + sum(increase(b_total{c="d"}[30d]))',
    `sum(${BORN('a_total')}) + sum(${BORN('b_total{c="d"}')})`,
  ],
  [
    'one beside a level',
    'sum(increase(a_total[30d])) or 0 * sum(up)',
    `sum(${BORN('a_total')}) or 0 * sum(up)`,
  ],
  ['a quoted name', 'increase({"x.total"}[30d])', BORN('{"x.total"}')],
  ['a text with brackets in it', 'increase(x{p="a[30d]"}[30d])', BORN('x{p="a[30d]"}')],
])('asks what counters that were born in the window began with: %s', (_, query, expected) =>
  expect(firstSamplesQuery(query, MONTH, HOUR)).toBe(expected),
);

test('of a short window the first tenth is its beginning', () =>
  // Two tiles of two minutes are more than the window has to spare: 30 s, and 5 min before.
  expect(firstSamplesQuery('increase(x[5m])', durationMs(5 * MINUTE), durationMs(2 * MINUTE))).toBe(
    '(min_over_time(x[5m]) unless last_over_time(x[5m30s] offset 4m30s))',
  ));

test.each([
  ['a level', 'sum(x)'],
  ['a rate, which nobody adds a first sample to', 'sum(rate(x_total[30d]))'],
  ['a sum of levels', 'sum_over_time(x[30d])'],
  ['increase() beside another window', 'sum(increase(a_total[30d])) / sum(rate(b_total[30d]))'],
  ['what cannot be read', 'sum(increase(x_total[30d])) keep_metric_names'],
])('asks nothing of %s', (_, query) => expect(firstSamplesQuery(query, MONTH, HOUR)).toBeNull());
