import { describe, expect, test } from 'vitest';
import { bucketQuantile } from '#compute/bucket-quantile.ts';
import { counterIncrease } from '#compute/counter.ts';
import { DAY, MINUTE } from '#compute/units.ts';
import type { DemoSeries } from './metric.ts';
import { countScrapes, scrapesIn } from './schedule.ts';
import { DEMO_NOW, FIRST_SCRAPE, SERVICES } from './timeline.ts';
import { buildWorld } from './world.ts';

const { series: world } = buildWorld();

const named = (name: string, labels: Readonly<Record<string, string>> = {}): DemoSeries[] =>
  world.filter(
    (series) =>
      series.labels.__name__ === name &&
      Object.entries(labels).every(([label, value]) => series.labels[label] === value),
  );

function increase(series: readonly DemoSeries[], window: number): number {
  return series.reduce((sum, { schedule, valueAt }) => {
    const times = scrapesIn(schedule, DEMO_NOW - window, DEMO_NOW);
    return sum + counterIncrease(times.map((time) => valueAt(time)));
  }, 0);
}

const now = (series: readonly DemoSeries[]): number[] => series.map(({ valueAt }) => valueAt(DEMO_NOW));

const requests = (status: string, window: number) =>
  increase(
    named('http_requests_total').filter(({ labels }) => new RegExp(status).test(labels.status ?? '')),
    window,
  );

const latencyBuckets = (window: number) =>
  ['0.05', '0.1', '0.2', '0.5', '1', '2.5', '+Inf'].map((le) => ({
    le: le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le),
    count: increase(named('http_request_duration_seconds_bucket', { le }), window),
  }));

describe('the figures of the brief', () => {
  test('uptime over 30 days is 99.95 %, with and without the errors of callers', () => {
    const all = requests('...', 30 * DAY);
    const failed = requests('5..', 30 * DAY);
    expect(1 - failed / (all - requests('4..', 30 * DAY))).toBeCloseTo(0.999509995099951, 6);
    expect(requests('[23]..', 30 * DAY) / all).toBeCloseTo(0.9995, 6);
  });

  test('the error rate over 5 minutes is 0.3 % of 100 requests a second', () => {
    expect(requests('...', 5 * MINUTE) / 300).toBe(100);
    expect(requests('5..', 5 * MINUTE) / requests('...', 5 * MINUTE)).toBe(0.003);
  });

  test('latency over 5 minutes is 59.7, 150 and 315 ms', () => {
    const buckets = latencyBuckets(5 * MINUTE);
    expect(buckets.map(({ count }) => count / 30_000)).toEqual([0.4, 0.915, 0.985, 0.998, 1, 1, 1]);
    expect(bucketQuantile(0.5, buckets).value).toBeCloseTo(0.0597087378640776, 12);
    expect(bucketQuantile(0.95, buckets).value).toBeCloseTo(0.15, 12);
    expect(bucketQuantile(0.99, buckets).value).toBeCloseTo(0.3153846153846154, 12);
  });

  test('P95 over 30 days is well under 200 ms in spite of the slow search', () => {
    expect(bucketQuantile(0.95, latencyBuckets(30 * DAY)).value).toBeLessThan(0.17);
  });

  test('there was one incident of 21 minutes in 90 days', () => {
    const bad = named('incident_active').flatMap(({ labels, schedule, valueAt }) =>
      [...scrapesIn(schedule, DEMO_NOW - 90 * DAY, DEMO_NOW)]
        .filter((time) => valueAt(time) === 1)
        .map((time) => ({ service: labels.service, time })),
    );
    expect(bad).toHaveLength(21);
    expect(new Set(bad.map(({ service }) => service))).toEqual(new Set(['api']));
    expect((bad.at(-1)?.time ?? 0) - (bad[0]?.time ?? 0)).toBe(20 * MINUTE);
    const probe = named('probe_success', { job: 'blackbox' })[0];
    expect(bad.every(({ time }) => probe?.valueAt(time) === 0)).toBe(true);
    expect(increase(named('incident_duration_seconds_count'), 90 * DAY)).toBe(1);
    expect(increase(named('incident_duration_seconds_sum'), 90 * DAY)).toBe(1260);
  });

  test('20 projects a day cost 50 cents each', () => {
    const projects = increase(named('projects_created_total'), 30 * DAY);
    const cost = increase(named('cloud_cost_usd_total'), 30 * DAY);
    expect(projects).toBe(600);
    expect(cost).toBeCloseTo(300, 9);
    expect(now(named('cloud_budget_usd', { period: '30d' }))).toEqual([310]);
  });

  test.for([
    ['spot', 0.6],
    ['tiering', 0.5],
  ] as const)('%s saves %d of what it would have cost, as the brief says', ([practice, share]) => {
    const saved = increase(named('cloud_savings_usd_total', { practice }), 30 * DAY);
    expect(saved / increase(named('cloud_list_price_usd_total', { practice }), 30 * DAY)).toBeCloseTo(
      share,
      9,
    );
  });

  test('480 of 600 projects score above 0.8 and 48 up to 0.5', () => {
    const upTo = (le: string) => increase(named('project_confidence_score_bucket', { le }), 30 * DAY);
    expect([upTo('+Inf') - upTo('0.8'), upTo('0.5')]).toEqual([480, 48]);
  });

  test('users give 4.6 of 5', () => {
    const stars = increase(named('user_satisfaction_rating_sum', { survey: 'csat' }), 30 * DAY);
    expect(stars / increase(named('user_satisfaction_rating_count', { survey: 'csat' }), 30 * DAY)).toBe(4.6);
  });

  test('the least covered repository has 95 % of its lines covered', () => {
    expect(Math.min(...now(named('test_coverage_ratio', { kind: 'line' })))).toBe(0.95);
  });

  test('no run of any solver took longer than 200 ms in 30 days', () => {
    for (const solver of ['layout', 'routing', 'schedule']) {
      const runs = increase(named('solver_duration_seconds_count', { solver }), 30 * DAY);
      expect(runs).toBeGreaterThan(100_000);
      expect(increase(named('solver_duration_seconds_bucket', { solver, le: '0.2' }), 30 * DAY)).toBe(runs);
    }
  });

  test('45 of 100 database connections are used and 85 % of cache reads hit', () => {
    expect(now(named('db_client_connection_count', { state: 'used' }))).toEqual([45]);
    expect(now(named('db_client_connection_max'))).toEqual([100]);
    const hits = increase(named('cache_requests_total', { result: 'hit' }), 5 * MINUTE);
    expect(hits / increase(named('cache_requests_total'), 5 * MINUTE)).toBe(0.85);
  });

  test('nothing critical is open, the audit gave an A, and all controls passed', () => {
    expect(now(named('security_vulnerabilities', { severity: 'critical', state: 'open' }))).toEqual([0]);
    const scan = now(named('security_scan_last_success_timestamp_seconds'))[0] ?? 0;
    expect(DEMO_NOW / 1000 - scan).toBe(4 * 3600);
    expect(now(named('security_audit_grade_info', { grade: 'A' }))).toEqual([1]);
    expect(now(named('compliance_controls', { state: 'failed' }))).toEqual([0, 0]);
    expect(new Set(named('compliance_controls').map(({ labels }) => labels.framework))).toEqual(
      new Set(['GDPR', 'CCPA']),
    );
  });
});

describe('the company', () => {
  test('every service restarts at least twice, and the counters of a restart lose nothing', () => {
    for (const service of SERVICES) {
      const counters = named('http_request_duration_seconds_count', { service });
      for (const { restarts, schedule, valueAt } of counters) {
        expect(restarts.length).toBeGreaterThanOrEqual(2);
        const values = scrapesIn(schedule, FIRST_SCRAPE, DEMO_NOW).map((time) => valueAt(time));
        expect(values.filter((value, index) => value < (values[index - 1] ?? 0))).toHaveLength(
          restarts.length,
        );
      }
    }
  });

  test('the worker was not scraped for 12 minutes', () => {
    const [worker] = named('http_requests_total', { service: 'worker' });
    const [api] = named('http_requests_total', { service: 'api' });
    const scrapes = ({ schedule }: DemoSeries) => countScrapes(schedule, FIRST_SCRAPE, DEMO_NOW);
    if (worker === undefined || api === undefined) throw new Error('a service is missing');
    expect(scrapes(api) - scrapes(worker)).toBe(12);
  });

  test('buckets never hold more than the wider ones, in any five minutes of the slow search', () => {
    const search = named('http_request_duration_seconds_bucket', { route: '/search', region: 'eu-west-1' });
    const [first] = search;
    const times = [...scrapesIn(first?.schedule ?? [], DEMO_NOW - 13 * DAY, DEMO_NOW - 11 * DAY)];
    for (const time of times.filter((_, index) => index % 5 === 0)) {
      const counts = search.map(({ valueAt }) => valueAt(time));
      expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    }
  });

  test('two builds are the same company', () => {
    const print = (series: readonly DemoSeries[]) =>
      series.map(({ labels, schedule, restarts, valueAt }) => ({
        labels,
        schedule,
        restarts,
        values: [FIRST_SCRAPE, DEMO_NOW - 11.5 * DAY, DEMO_NOW].map((time) => valueAt(time)),
      }));
    expect(print(buildWorld().series)).toEqual(print(world));
  });

  test('no two series have the same labels', () => {
    expect(new Set(world.map(({ labels }) => JSON.stringify(Object.entries(labels).sort()))).size).toBe(
      world.length,
    );
  });
});
