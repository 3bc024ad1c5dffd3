import type { Oracle } from '../oracles.ts';

const handled = (matchers: string, window: string): string =>
  `sum(increase(ferry_http_handled_total{${matchers}}[${window}]))`;
const buckets = (window: string, matchers = ''): string =>
  `sum by (le) (rate(ferry_answer_seconds_bucket{${matchers}}[${window}]))`;
const spent = (window: string): string => `sum(increase(ferry_spent_eur_total[${window}]))`;
/** 1 while the pier does not answer, minute by minute. At an instant between two minutes that is 2880 of them. */
const DOWN = '(max(1 - ferry_probe))[2d:1m]';

const within = (le: string): string =>
  `sum(increase(ferry_answer_seconds_bucket{service="booking",le="${le}"}[1d]))`;

/** Each figure of the foreign scorecard, as this server computes it itself. */
export const FOREIGN_ORACLES: readonly Oracle[] = [
  { indicator: 'answered', expr: `1 - ${handled('code=~"5.."', '2d')} / ${handled('code!~"4.."', '2d')}` },
  { indicator: 'errors', expr: `${handled('code=~"5..|429"', '5m')} / ${handled('', '5m')}` },
  // 0 valid events of none.
  { indicator: 'all_excluded', expr: '0 / 0' },
  { indicator: 'seen_once', expr: `${handled('code="599"', '2d')} / 172800` },
  { indicator: 'p50', expr: `histogram_quantile(0.5, ${buckets('5m')})` },
  { indicator: 'p95', expr: `histogram_quantile(0.95, ${buckets('1d')})` },
  { indicator: 'p999', expr: `histogram_quantile(0.999, ${buckets('1d')})` },
  {
    indicator: 'headless',
    expr: 'histogram_quantile(0.9, sum by (le) (rate(ferry_headless_seconds_bucket[1h])))',
  },
  {
    indicator: 'within_200ms',
    // Linear between its bounds, 0.1 and 0.25: two thirds of the way.
    expr: `(${within('0.1')} + (${within('0.25')} - ${within('0.1')}) * (0.2 - 0.1) / (0.25 - 0.1)) / ${within('+Inf')}`,
  },
  {
    indicator: 'beyond_1s',
    expr: `1 - sum(increase(ferry_answer_seconds_bucket{le=~"1|1.0"}[1d])) / sum(increase(ferry_answer_seconds_count[1d]))`,
  },
  {
    indicator: 'jobs',
    expr: 'min(sum by (__proto__) (increase(ferry_job_seconds_bucket{le="0.3"}[2d])) / sum by (__proto__) (increase(ferry_job_seconds_count[2d])))',
  },
  { indicator: 'throughput', expr: 'sum(rate(ferry_http_handled_total[5m]))' },
  {
    indicator: 'odd_labels',
    expr: `${handled('__proto__="hasOwnProperty"', '1d')} / ${handled('', '1d')}`,
  },
  { indicator: 'cost_per_trip', expr: `${spent('2d')} / sum(increase(ferry_trips_total[2d]))` },
  // No trips of what stands still: +Inf, and no figure.
  { indicator: 'cost_of_nothing', expr: `${spent('1h')} / sum(increase(ferry_sunk_total[1h]))` },
  // Half a day's share of a daily budget.
  { indicator: 'budget', expr: `${spent('12h')} / (sum(ferry_budget_eur) / 2) - 1` },
  { indicator: 'crew', expr: 'sum(ferry_crew)' },
  { indicator: 'smallest_crew', expr: 'min(ferry_crew)' },
  { indicator: 'largest_crew', expr: 'max(ferry_crew)' },
  { indicator: 'mean_crew', expr: 'avg(ferry_crew)' },
  { indicator: 'fuel', expr: 'sum(ferry_fuel)' },
  { indicator: 'whales', expr: 'sum(ferry_whales)' },
  { indicator: 'whale_ratio', expr: 'sum(increase(ferry_whales_total[1h]))' },
  { indicator: 'whale_incidents', expr: 'sum_over_time(max(ferry_whale_down)[1d:1m])' },
  // No incident is open at any of the instants, so each has a falling edge.
  { indicator: 'mttr', expr: `60 * sum_over_time(${DOWN}) / resets(${DOWN})` },
  {
    indicator: 'mtbf',
    expr: `60 * (count_over_time(${DOWN}) - sum_over_time(${DOWN})) / resets(${DOWN})`,
  },
  { indicator: 'failures', expr: `resets(${DOWN})` },
];

/** Where a figure and PromQL must differ, or where there is nothing to ask. */
export const FOREIGN_EXCEPTIONS: Readonly<Record<string, { value: string | null; because: string }>> = {
  p999_undecidable: {
    value: null,
    because: 'histogram_quantile gives the highest bound, 10 s, which says nothing about a target of 20 s',
  },
  audit: { value: 'B+', because: 'the value is a label; of two grades that are live the worse one counts' },
  stale_crew: { value: null, because: 'what was counted 20 days ago is too old for a maxAge of 7 days' },
  captain: { value: null, because: 'the attestation has expired' },
};

/** A filter as it is typed, and two figures of the series it leaves, by matchers written by hand. */
export const FOREIGN_FILTERS = [
  { filter: 'instance:C:\\ferry "one"', matchers: 'instance="C:\\\\ferry \\"one\\""' },
  { filter: 'instance:ticket-0 {a="b"} | $filters', matchers: `instance=~"ticket-0 .*filters"` },
  { filter: 'zone:Zürich 🛳', matchers: 'zone=~"Z.*"' },
  // The one without a service began an hour ago: too little of two days for a share.
  { filter: 'service:', matchers: 'service!~".+"', unknown: ['answered'] },
  { filter: 'service:ghost', matchers: 'service="ghost"' },
].map(({ filter, matchers, unknown = [] }) => ({
  filter,
  unknown,
  oracles: [
    { indicator: 'throughput', expr: `sum(rate(ferry_http_handled_total{${matchers}}[5m]))` },
    {
      indicator: 'answered',
      expr: `1 - (${handled(`code=~"5..",${matchers}`, '2d')} or 0 * ${handled(matchers, '2d')}) / ${handled(`code!~"4..",${matchers}`, '2d')}`,
    },
    { indicator: 'p50', expr: `histogram_quantile(0.5, ${buckets('5m', matchers)})` },
  ],
}));
