import { MINUTE } from '#compute/units.ts';
import { loadOf, type Share, slowShareOf } from './load.ts';
import { counter, type DemoSeries, gauge, type MetricFamily } from './metric.ts';
import { loadBefore, NORMAL, PEOPLE } from './rhythm.ts';
import { clip, SERVICE_SCHEDULE, SLOW_SCHEDULE } from './schedule.ts';
import { DEMO_NOW, DEPLOYS, OUTAGE, SERVICES, type Service } from './timeline.ts';

const POOL_SIZE = 100;
const OPEN_CONNECTIONS = 80;
const USED_NORMALLY = 45;

const CACHE_READS_PER_MINUTE = 8000;
const CACHE_MISSES: Share = { ppm: 150_000, episodes: [{ ...OUTAGE, ppm: 400_000 }] };

export function platformFamilies(): readonly MetricFamily[] {
  return [
    { name: 'build_info', type: 'gauge', series: SERVICES.flatMap(builds) },
    { name: 'cache_requests_total', type: 'counter', series: cacheReads() },
    {
      name: 'db_client_connection_count',
      type: 'gauge',
      series: [connections('idle', idleConnections), connections('used', usedConnections)],
    },
    {
      name: 'db_client_connection_max',
      type: 'gauge',
      series: [gauge('db_client_connection_max', { pool: 'main' }, SERVICE_SCHEDULE, () => POOL_SIZE)],
    },
  ];
}

/** One series per version; a version that is rolled back to has two stretches. */
function builds(service: Service): readonly DemoSeries[] {
  const deploys = DEPLOYS[service];
  const stretches = deploys.map(({ at, version }, index) => ({
    version,
    schedule: clip(SLOW_SCHEDULE, { from: (at + 1) as typeof at, to: deploys[index + 1]?.at ?? DEMO_NOW }),
  }));
  const versions = new Set(deploys.map(({ version }) => version));
  return [...versions].map((version) =>
    gauge(
      'build_info',
      { service, version },
      stretches.flatMap((stretch) => (stretch.version === version ? stretch.schedule : [])),
      () => 1,
    ),
  );
}

function cacheReads(): readonly DemoSeries[] {
  const reads = loadOf(PEOPLE, CACHE_READS_PER_MINUTE);
  const missed = slowShareOf(reads, CACHE_MISSES);
  const source = (result: string) => ({
    labels: { cache: 'redis', result },
    schedule: SERVICE_SCHEDULE,
    restarts: [],
  });
  return [
    counter('cache_requests_total', source('hit'), (time) => reads.count(time) - missed(time)),
    counter('cache_requests_total', source('miss'), missed),
  ];
}

const connections = (state: string, valueAt: (time: number) => number): DemoSeries =>
  gauge('db_client_connection_count', { pool: 'main', state }, SERVICE_SCHEDULE, valueAt);

const idleConnections = (time: number): number => Math.max(0, OPEN_CONNECTIONS - usedConnections(time));

/** Follows the load, jitters a little, and runs out in the outage. */
function usedConnections(time: number): number {
  if (time > OUTAGE.from && time <= OUTAGE.to) return POOL_SIZE;
  const load = loadBefore(PEOPLE, time) / (NORMAL * NORMAL);
  const jitter = (((DEMO_NOW - time) / MINUTE) * 7) % 11;
  return Math.round(USED_NORMALLY * load) + (jitter > 5 ? jitter - 11 : jitter);
}
