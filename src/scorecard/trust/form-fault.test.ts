import { describe, expect, test } from 'vitest';
import { DAY, durationMs, MINUTE } from '#compute/units.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { formFault } from './form-fault.ts';

type Kind = Parameters<typeof stubIndicator>[0];
type Settings = Readonly<Record<string, string>>;

const MONTH = durationMs(30 * DAY);
const COUNTS = 'sum by (status) (increase(http_requests_total{$filters}[$window]))';
const BUCKETS = 'sum by (le) (increase(duration_seconds_bucket{$filters}[$window]))';
const TOTAL = 'sum(increase(cost_usd_total{$filters}[$window]))';
const EVENTS = 'sum(increase(projects_total{$filters}[$window]))';

const fault = (
  kind: Kind,
  settings: Settings,
  { window = MONTH, filters = [] }: Partial<Parameters<typeof formFault>[1]> = {},
) => formFault(stubIndicator(kind, settings), { window, filters })?.reason ?? null;

/** The same query in each kind that counts events of its window. */
const counting = (query: string): readonly (readonly [Kind, Settings])[] => [
  ['ratio', { query }],
  ['quantile', { query }],
  ['share', { query }],
  ['events', { bad: query, total: EVENTS }],
  ['events', { good: EVENTS, total: query }],
  ['rate', { query }],
  ['band', { actual: query, planned: 'budget_usd{$filters}' }],
];

describe('what a query answers in a form that its kind cannot use', () => {
  describe.each([
    ['rate()', 'sum by (le,status) (rate(x_total{$filters}[$window]))'],
    ['irate()', 'sum(irate(x_total{$filters}[$window]))'],
    ['deriv()', 'sum(deriv(x{$filters}[$window]))'],
    ['rate() of one part of a sum', 'sum(increase(a_total[$window])) + sum(rate(b_total[$window]))'],
    ['rate() in a subquery', 'sum_over_time(sum(rate(x_total[5m]))[$window:5m])'],
    ['a recorded rate', 'sum_over_time(job:http_requests:rate5m{$filters}[$window])'],
    ['a recorded rate without its time', 'sum_over_time(job:http_requests:rate[$window])'],
    ['a recorded irate', 'sum_over_time(job:http_requests:irate1m[$window])'],
  ])('per second: %s', (_, query) => {
    test.each(counting(query))('in a %s', (kind, settings) =>
      expect(fault(kind, settings)).toBe('per-second'),
    );
  });

  test.each(counting('sum by (le,status) (increase(x_total{$filters}[5m]))'))(
    'a %s with a window that is written out',
    (kind, settings) => expect(fault(kind, settings)).toBe('fixed-range'),
  );

  test.each<[string, Kind, Settings, string]>([
    [
      'a quantile of the server',
      'quantile',
      { query: `histogram_quantile(0.95, ${BUCKETS})` },
      'server-quantile',
    ],
    [
      'one inside a sum',
      'quantile',
      { query: `max(histogram_quantile(0.95, ${BUCKETS}))` },
      'server-quantile',
    ],
    [
      'a quantile of the server in a share',
      'share',
      { query: `histogram_quantile(0.95, ${BUCKETS})` },
      'server-quantile',
    ],
    [
      'a quantile of the server in a native quantile',
      'nativeQuantile',
      { query: 'histogram_quantile(0.95, sum(increase(d{$filters}[$window])))' },
      'server-quantile',
    ],
    [
      'buckets told apart as events',
      'ratio',
      { query: BUCKETS, label: 'le', bad: '.Inf' },
      'cumulative-buckets',
    ],
    [
      'a range written out in a native quantile',
      'nativeQuantile',
      { query: 'sum(increase(d[5m]))' },
      'fixed-range',
    ],
    [
      'a range written out above the fraction line',
      'quotient',
      { numerator: 'sum(increase(c_total[1d]))', denominator: EVENTS },
      'fixed-range',
    ],
    [
      'a range written out below it',
      'quotient',
      { numerator: TOTAL, denominator: 'sum(increase(p_total[7d]))' },
      'fixed-range',
    ],
    [
      'a counter as it stands in a ratio',
      'ratio',
      { query: 'sum by (status) (http_requests_total{$filters})' },
      'not-over-window',
    ],
    [
      'a bare counter in a quantile',
      'quantile',
      { query: 'sum by (le) (duration_seconds_bucket)' },
      'not-over-window',
    ],
    ['a gauge where events are counted', 'rate', { query: 'sum(in_flight{$filters})' }, 'not-over-window'],
    ['a bare counter in a share', 'share', { query: 'duration_seconds_bucket' }, 'not-over-window'],
    [
      'a counter as it stands above the fraction line',
      'quotient',
      { numerator: 'sum(cost_usd_total)', denominator: EVENTS },
      'raw-counter',
    ],
    ['one below it', 'quotient', { numerator: TOTAL, denominator: 'projects_total' }, 'raw-counter'],
    [
      'a counter as it stands in a band',
      'band',
      { actual: 'sum(cost_usd_total{$filters})', planned: 'budget' },
      'raw-counter',
    ],
    [
      'dollars a second for each project',
      'quotient',
      { numerator: 'sum(rate(cost_usd_total[$window]))', denominator: EVENTS },
      'per-second',
    ],
    [
      'dollars for each project a second',
      'quotient',
      { numerator: TOTAL, denominator: 'sum(rate(projects_total[$window]))' },
      'per-second',
    ],
  ])('%s', (_, kind, settings, reason) => expect(fault(kind, settings)).toBe(reason));

  test('a share of levels may be of counters as little as of rates', () => {
    const levels = (query: string) =>
      formFault(stubIndicator('ratio', { query, window: undefined }), { window: null, filters: [] })?.reason;
    expect(levels('sum by (status) (pods{$filters})')).toBeUndefined();
    expect(levels('sum by (status) (http_requests_total)')).toBe('raw-counter');
    expect(levels('sum by (status) (rate(http_requests_total[5m]))')).toBe('per-second');
  });

  test('the words say what to write instead', () => {
    const { detail } =
      formFault(stubIndicator('ratio', { query: 'sum by (status) (increase(x_total[5m]))' }), {
        window: MONTH,
        filters: [],
      }) ?? {};
    expect(detail).toBe('it asks for 5m while the window is 30d; write [$window] in place of [5m]');
  });
});

describe('what looks like a fault and is none', () => {
  test.each<[string, Kind, Settings]>([
    ['events of the window', 'ratio', { query: COUNTS }],
    ['buckets of the window', 'quantile', { query: BUCKETS }],
    ['nothing counts as 0', 'rate', { query: `${EVENTS} or vector(0)` }],
    [
      'nothing counts as 0, with the labels of the scrape',
      'rate',
      { query: `${EVENTS} or 0 * sum(up{$filters})` },
    ],
    [
      'a subquery over the window',
      'rate',
      { query: 'sum_over_time(sum(increase(x_total[5m]))[$window:5m])' },
    ],
    [
      'a subquery within the window',
      'rate',
      { query: 'sum(max_over_time(x[$window])) + sum(sum_over_time(y[$window]))' },
    ],
    ['an offset', 'rate', { query: 'sum(increase(x_total{$filters}[$window] offset 1h))' }],
    ['sums of levels over the window', 'ratio', { query: 'sum by (status) (sum_over_time(probe[$window]))' }],
    ['the length of the window in another unit', 'rate', { query: 'sum(increase(x_total[4w2d]))' }],
    [
      'rates over rates',
      'quotient',
      { numerator: 'sum(rate(s_sum[$window]))', denominator: 'sum(rate(s_count[$window]))' },
    ],
    [
      'a rate over a level',
      'quotient',
      { numerator: 'sum(rate(bytes_total[$window]))', denominator: 'sum(limit_bytes_per_second)' },
    ],
    ['levels', 'quotient', { numerator: 'sum(used{$filters})', denominator: 'sum(max{$filters})' }],
    ['a native histogram per second', 'nativeQuantile', { query: 'sum(rate(d{$filters}[$window]))' }],
    ['a planned level', 'band', { actual: TOTAL, planned: 'sum(budget_usd{$filters})' }],
    ['a level of a rate', 'gauge', { query: 'sum(rate(x_total{$filters}[5m]))' }],
    [
      'a level that a server takes from a histogram',
      'gauge',
      { query: 'histogram_quantile(0.95, sum by (le) (rate(d_bucket{$filters}[5m])))' },
    ],
    ['a name that holds rate', 'rate', { query: 'sum(increase(exchange_rate_updates_total[$window]))' }],
    ['a recorded name with another word', 'rate', { query: 'sum(increase(job:rated_total:sum[$window]))' }],
    [
      'a label called like a function',
      'ratio',
      { query: 'sum by (rate) (increase(x_total{rate="5"}[$window]))', label: 'rate' },
    ],
    ['a comment', 'ratio', { query: `${COUNTS} # not rate(x[5m])` }],
    [
      'the word in a string',
      'ratio',
      { query: 'sum by (status) (increase(x_total{path="rate(a[5m])"}[$window]))' },
    ],
    ['a ratio told apart by another label', 'ratio', { query: COUNTS, label: 'length' }],
    ['MetricsQL: a range is not needed', 'rate', { query: 'sum(increase(x_total)) keep_metric_names' }],
    ['MetricsQL: a template', 'ratio', { query: 'WITH (f = 1) sum by (status) (rate(x_total[5m]))' }],
    ['a calculation without series', 'rate', { query: 'vector(1)' }],
    ['an incident', 'incidents', { query: 'max by (service) (rate(errors_total{$filters}[5m])) > bool 1' }],
  ])('%s', (_, kind, settings) => expect(fault(kind, settings)).toBeNull());

  test('a range as long as the window of the reader', () => {
    const query = 'sum(increase(x_total[5m]))';
    expect(fault('rate', { query }, { window: durationMs(5 * MINUTE) })).toBeNull();
    expect(fault('rate', { query }, { window: durationMs(6 * MINUTE) })).toBe('fixed-range');
  });
});

describe('a filter that a query does not follow', () => {
  const service = [{ label: 'service', value: 'api' }];
  const filtered = (kind: Kind, settings: Settings, filters = service) => fault(kind, settings, { filters });
  const EACH: readonly (readonly [Kind, string, (selector: string) => Settings])[] = [
    ['ratio', 'query', (x) => ({ query: `sum by (status) (increase(${x}[$window]))` })],
    ['quantile', 'query', (x) => ({ query: `sum by (le) (increase(${x}[$window]))` })],
    ['nativeQuantile', 'query', (x) => ({ query: `sum(increase(${x}[$window]))` })],
    ['share', 'query', (x) => ({ query: `sum by (le) (increase(${x}[$window]))` })],
    ['rate', 'query', (x) => ({ query: `sum(increase(${x}[$window]))` })],
    ['quotient', 'numerator', (x) => ({ numerator: `sum(increase(${x}[$window]))`, denominator: EVENTS })],
    ['quotient', 'denominator', (x) => ({ numerator: TOTAL, denominator: `sum(increase(${x}[$window]))` })],
    ['band', 'actual', (x) => ({ actual: `sum(increase(${x}[$window]))`, planned: 'budget{$filters}' })],
    ['band', 'planned', (x) => ({ actual: TOTAL, planned: `sum(${x})` })],
    ['gauge', 'query', (x) => ({ query: `sum(${x})` })],
    ['gauge', 'freshness', (x) => ({ query: 'x{$filters}', freshness: `min(${x})`, maxAge: '1d' })],
    ['ordinal', 'query', (x) => ({ query: x })],
    ['incidents', 'query', (x) => ({ query: `${x} > 0` })],
  ];

  test.each(EACH)('%s, its %s', (kind, _, settings) => {
    expect(filtered(kind, settings('x'))).toBe('filter-ignored');
    expect(filtered(kind, settings('x{}'))).toBe('filter-ignored');
    expect(filtered(kind, settings('x{service="web"}'))).toBe('filter-ignored');
    expect(filtered(kind, settings('x{service!="api"}'))).toBe('filter-ignored');
    expect(filtered(kind, settings('x{service=~"api"}'))).toBe('filter-ignored');
    expect(filtered(kind, settings('x{$filters}'))).toBeNull();
    expect(filtered(kind, settings('x{job="a",$filters}'))).toBeNull();
    expect(filtered(kind, settings('x{service="api"}'))).toBeNull();
    expect(filtered(kind, settings('x{"service"="api"}'))).toBeNull();
    expect(filtered(kind, settings("x{service='api'}"))).toBeNull();
    expect(filtered(kind, settings('x'), [])).toBeNull();
  });

  test('one selector of several is enough', () =>
    expect(
      filtered('rate', { query: 'sum(increase(a{$filters}[$window])) + sum(increase(b[$window]))' }),
    ).toBe('filter-ignored'));

  test('a pattern is another question than a value', () => {
    const query = (selector: string) => ({ query: `sum(${selector})` });
    const pattern = { filters: [{ label: 'service', value: 'a.*', isPattern: true }] };
    expect(fault('gauge', query('x{service=~"a.*"}'), pattern)).toBeNull();
    expect(fault('gauge', query('x{service="a.*"}'), pattern)).toBe('filter-ignored');
  });

  test('each of several filters counts', () =>
    expect(
      filtered('gauge', { query: 'sum(x{service="api"})' }, [...service, { label: 'world', value: 'base' }]),
    ).toBe('filter-ignored'));

  test('what cannot be read is left to the server', () =>
    expect(filtered('gauge', { query: 'sum(x) keep_metric_names' })).toBeNull());
});

describe('one of two counters', () => {
  const bucket = (matchers: string) => `sum(increase(duration_seconds_bucket{${matchers}$filters}[$window]))`;

  test('may be a bucket, and not all of them: they hold each other', () => {
    const total = 'sum(increase(duration_seconds_count{$filters}[$window]))';
    expect(fault('events', { good: bucket('le="0.3",'), total })).toBeNull();
    expect(fault('events', { good: bucket('le=~"0.3|0.30",'), total })).toBeNull();
    expect(fault('events', { good: bucket(''), total })).toBe('cumulative-buckets');
    expect(fault('events', { good: bucket('le!="+Inf",'), total })).toBe('cumulative-buckets');
    expect(fault('events', { bad: EVENTS, total: bucket('') })).toBe('cumulative-buckets');
    const minutes = 'count_over_time((histogram_quantile(0.95, rate(x_bucket[5m])) > 0.2)[$window:1m])';
    expect(fault('events', { bad: minutes, total: minutes })).not.toBe('cumulative-buckets');
  });

  test('follows the filter as the other does', () => {
    const filters = [{ label: 'service', value: 'api' }];
    const plain = 'sum(increase(errors_total[$window]))';
    expect(fault('events', { bad: TOTAL, total: EVENTS }, { filters })).toBeNull();
    expect(fault('events', { bad: plain, total: EVENTS }, { filters })).toBe('filter-ignored');
    expect(fault('events', { bad: TOTAL, total: plain }, { filters })).toBe('filter-ignored');
  });

  test('counts over the window', () => {
    expect(fault('events', { bad: 'sum(errors_total)', total: EVENTS })).toBe('not-over-window');
    expect(fault('events', { bad: TOTAL, total: 'sum(increase(x_total[5m]))' })).toBe('fixed-range');
  });
});
