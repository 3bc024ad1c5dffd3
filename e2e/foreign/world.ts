import { DAY, HOUR, MINUTE, SECOND } from '#compute/units.ts';
import { counter, gauge, histogram, type MetricFamily, type Source, stepwise } from '#demo/metric.ts';
import { openMetricsLines } from '#demo/openmetrics.ts';
import type { World } from '../servers/worlds.ts';
import { ALWAYS, ago, except, GAP, onceAt, RESTARTS, secondsSince, since } from './timeline.ts';

// A ferry line that has never heard of the shipped scorecard: other names, other labels, other bounds, and holes.

/** Labels that are properties of every object in JavaScript, and values that are markup elsewhere. */
const ODD: Record<string, string> = JSON.parse(
  '{ "__proto__": "hasOwnProperty", "constructor": "toString" }',
);
const BOOKING = 'C:\\ferry "one"';
const TICKET = 'ticket-0 {a="b"} | $filters';

type Instance = Source & { readonly perSecond: number };

const INSTANCES: readonly Instance[] = [
  {
    labels: { ...ODD, service: 'booking', instance: BOOKING, zone: 'Zürich 🛳' },
    schedule: ALWAYS,
    restarts: RESTARTS,
    perSecond: 7.3,
  },
  {
    labels: { ...ODD, service: 'tickets', instance: TICKET },
    schedule: except(GAP.from, GAP.to),
    restarts: [ago(40 * HOUR + 99), ago(20 * HOUR)],
    perSecond: 3.1,
  },
  // No service at all, and younger than any window of a day.
  { labels: { instance: 'nameless' }, schedule: since(ago(9 * HOUR)), restarts: [], perSecond: 0.37 },
];

/** Shares of all answers; 503 is only known to the ticket office, and the rest is 200. */
const SHARES: Readonly<Record<string, number>> = {
  '204': 0.11,
  '301': 0.02,
  '404': 0.07,
  '429': 0.013,
  '500': 0.0041,
};

/** A number that only rises, faster by day than by night. */
const work = (perSecond: number) => (time: number) => {
  const seconds = secondsSince(time);
  const day = DAY / SECOND;
  return perSecond * (seconds + 0.6 * (day / (2 * Math.PI)) * Math.sin((2 * Math.PI * seconds) / day));
};

const whole =
  (total: (time: number) => number, share = 1) =>
  (time: number) =>
    Math.floor(share * total(time));

function handled(): MetricFamily {
  const name = 'ferry_http_handled_total';
  const series = INSTANCES.flatMap((instance) => {
    const total = work(instance.perSecond);
    const shares = instance.labels.service === 'tickets' ? { ...SHARES, '503': 0.002 } : SHARES;
    const rest = 1 - Object.values(shares).reduce((sum, share) => sum + share, 0);
    return Object.entries({ ...shares, '200': rest }).map(([code, share]) =>
      counter(name, { ...instance, labels: { ...instance.labels, code } }, whole(total, share)),
    );
  });
  const once = { labels: { code: '599', service: 'seen once' }, schedule: onceAt(ago(HOUR)), restarts: [] };
  return { name, type: 'counter', series: [...series, counter(name, once, () => 1e6)] };
}

/** No 0.2 anywhere; the ticket office has no .25, and the nameless one spells its bounds in its own way. */
const BOUNDS: Readonly<Record<string, readonly string[]>> = {
  booking: ['0.1', '0.25', '1', '2.5', '10'],
  tickets: ['0.1', '1', '2.5', '10'],
  nameless: ['1e-1', '0.25', '1.0', '2.5', '10.0'],
};
const SHARE_WITHIN: Readonly<Record<string, number>> = {
  '0.1': 0.62,
  '0.25': 0.91,
  '1': 0.97,
  '2.5': 0.985,
  '10': 0.997,
};

function latency(): MetricFamily {
  const name = 'ferry_answer_seconds';
  const series = INSTANCES.flatMap((instance) => {
    const bounds = BOUNDS[instance.labels.service ?? 'nameless'] ?? [];
    const total = work(instance.perSecond);
    return histogram(name, instance, {
      bounds,
      atMost: (bound, time) => whole(total, SHARE_WITHIN[String(Number(bounds[bound]))] ?? 1)(time),
      sum: whole(total, 180),
      sumUnit: 1000,
    });
  });
  return { name, type: 'histogram', series };
}

/** Grouped by a label called `__proto__`, one of whose values is `constructor`. */
function jobs(): MetricFamily {
  const name = 'ferry_job_seconds';
  const queues = [
    { queue: 'constructor', fast: 0.98 },
    { queue: 'toString', fast: 0.9 },
    { queue: '=1+1', fast: 0.995 },
  ];
  const series = queues.flatMap(({ queue, fast }) => {
    const labels: Record<string, string> = JSON.parse(`{ "__proto__": ${JSON.stringify(queue)} }`);
    const total = work(0.4);
    return histogram(
      name,
      { labels, schedule: ALWAYS, restarts: [] },
      {
        bounds: ['0.3'],
        atMost: (bound, time) => whole(total, bound === 0 ? fast : 1)(time),
        sum: whole(total),
        sumUnit: 1,
      },
    );
  });
  return { name, type: 'histogram', series };
}

/** Buckets without the open one: no quantile can be told. */
function headless(): MetricFamily {
  const name = 'ferry_headless_seconds_bucket';
  const source = (le: string): Source => ({ labels: { le }, schedule: ALWAYS, restarts: [] });
  return {
    name,
    type: 'gauge',
    series: ['0.5', '5'].map((le) => counter(name, source(le), whole(work(1)))),
  };
}

const isDown = (time: number): boolean =>
  [
    { from: ago(44 * HOUR), to: ago(44 * HOUR - 13 * MINUTE) },
    { from: ago(31 * HOUR), to: ago(31 * HOUR - 4 * MINUTE) },
    { from: ago(5 * HOUR), to: ago(5 * HOUR - 95 * MINUTE) },
  ].some(({ from, to }) => time > from && time <= to);

function gauges(): readonly MetricFamily[] {
  const one = (name: string, labels: Record<string, string>, valueAt: (time: number) => number) =>
    gauge(name, labels, ALWAYS, valueAt);
  const family = (name: string, series: MetricFamily['series']): MetricFamily => ({
    name,
    type: 'gauge',
    series,
  });
  return [
    family('ferry_audit', [
      one('ferry_audit', { rating: 'A' }, () => 1),
      one('ferry_audit', { rating: 'B+' }, () => 1),
      one('ferry_audit', { rating: 'F' }, () => 0),
    ]),
    family('ferry_audit_age', [one('ferry_audit_age', {}, () => ago(20 * DAY) / SECOND)]),
    family('ferry_crew', [
      one('ferry_crew', { ship: 'Linth' }, stepwise(11, [[ago(30 * HOUR), 12]])),
      one('ferry_crew', { ship: 'Säntis' }, stepwise(7, [[ago(2 * HOUR), 5]])),
    ]),
    family('ferry_fuel', [
      one('ferry_fuel', { ship: 'Linth' }, () => 0.4),
      one('ferry_fuel', { ship: 'Säntis' }, () => Number.NaN),
    ]),
    family('ferry_probe', [
      gauge('ferry_probe', { target: 'pier' }, except(GAP.from, GAP.to), (time) => (isDown(time) ? 0 : 1)),
    ]),
    family('ferry_budget_eur', [one('ferry_budget_eur', { per: 'day' }, () => 900)]),
  ];
}

function money(): readonly MetricFamily[] {
  const source = (labels: Source['labels']): Source => ({ labels, schedule: ALWAYS, restarts: RESTARTS });
  const total = work(0.01);
  return [
    {
      name: 'ferry_spent_eur_total',
      type: 'counter',
      series: ['fuel', 'crew'].map((kind, index) =>
        counter('ferry_spent_eur_total', source({ kind }), whole(total, 47 + 13 * index), 100),
      ),
    },
    {
      name: 'ferry_trips_total',
      type: 'counter',
      series: [counter('ferry_trips_total', source({}), whole(total, 0.3))],
    },
    // Has stood still for as long as anybody can remember.
    {
      name: 'ferry_sunk_total',
      type: 'counter',
      series: [counter('ferry_sunk_total', source({}), () => 0)],
    },
  ];
}

export const FOREIGN_WORLD: World = {
  name: 'foreign',
  lines: () =>
    openMetricsLines({ families: [handled(), latency(), jobs(), headless(), ...gauges(), ...money()] }),
  madeOf: ['src/demo', 'src/compute/units.ts', 'e2e/foreign'],
};
