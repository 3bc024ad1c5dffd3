import { ENDPOINTS, type Endpoint } from './http-endpoints.ts';
import { latencyHistogram } from './latency-histogram.ts';
import { type Load, loadOf, shareOf } from './load.ts';
import { counter, type DemoSeries, type MetricFamily, type Source } from './metric.ts';
import { SERVICE_SCHEDULE, without } from './schedule.ts';
import { restartsOf, WORKER_GAP } from './timeline.ts';

const BOUNDS = [
  { le: '0.05', typicalMs: 30 },
  { le: '0.1', typicalMs: 70 },
  { le: '0.2', typicalMs: 140 },
  { le: '0.5', typicalMs: 300 },
  { le: '1', typicalMs: 700 },
  { le: '2.5', typicalMs: 1600 },
];
const SLOWEST_MS = 4000;

export function httpFamilies(): readonly MetricFamily[] {
  const measured = ENDPOINTS.map((endpoint) => ({
    endpoint,
    source: sourceOf(endpoint),
    load: loadOf(endpoint.rhythm, endpoint.perMinute),
  }));
  return [
    {
      name: 'http_requests_total',
      type: 'counter',
      series: measured.flatMap(({ endpoint, source, load }) => requestCounters(endpoint, source, load)),
    },
    {
      name: 'http_request_duration_seconds',
      type: 'histogram',
      series: measured.flatMap(({ endpoint, source, load }) => durations(endpoint, source, load)),
    },
  ];
}

function sourceOf({ service, route, region }: Endpoint): Source {
  return {
    labels: { service, route, region },
    schedule: service === 'worker' ? without(SERVICE_SCHEDULE, WORKER_GAP) : SERVICE_SCHEDULE,
    restarts: restartsOf(service),
  };
}

function requestCounters({ statuses }: Endpoint, source: Source, load: Load): readonly DemoSeries[] {
  const others = Object.entries(statuses).map(([status, share]) => ({ status, total: shareOf(load, share) }));
  const succeeded = (time: number) =>
    others.reduce((left, { total }) => left - total(time), load.count(time));
  return [{ status: '200', total: succeeded }, ...others].map(({ status, total }) =>
    counter('http_requests_total', { ...source, labels: { ...source.labels, status } }, total),
  );
}

function durations({ slower }: Endpoint, source: Source, load: Load): readonly DemoSeries[] {
  const bounds = BOUNDS.map((bound, index) => ({ ...bound, beyond: slower[index] ?? { ppm: 0 } }));
  return latencyHistogram('http_request_duration_seconds', source, load, bounds, SLOWEST_MS);
}
