import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LETTERS, type Letter } from '#compute/overall-grade.ts';
import type { Labels } from '#compute/series.ts';
import { STATUSES, type Status } from '#compute/status.ts';
import { durationMs, type EpochMs, epochMs, HOUR, MINUTE } from '#compute/units.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { parametersOf } from '#demo/api-parameters.ts';
import { queryData, queryRangeData } from '#demo/api-query.ts';
import { counter, type DemoSeries, gauge } from '#demo/metric.ts';
import { countScrapes, type Schedule, without } from '#demo/schedule.ts';
import { DEMO_NOW, FIRST_SCRAPE } from '#demo/timeline.ts';
import { createPrometheusClient } from '#prometheus/client.ts';
import { ask } from '#scorecard/answers/run-query.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { queriesOf } from '#scorecard/plan/plan-indicator.ts';
import { queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import { evaluateScorecard } from './evaluate-scorecard.ts';
import type { Scorecard } from './evaluation.ts';

/** What a company is like: good, just good enough, or bad, for each of its services. */
type Company = {
  readonly errors: readonly [api: number, web: number];
  readonly fast: readonly [api: number, web: number];
  readonly costs: readonly [api: number, web: number];
  readonly findings: readonly [trivy: number, grype: number];
  readonly scanAge: readonly [trivy: number, grype: number];
  /** Minutes that an incident of web lasted, and how long ago it began; or none. */
  readonly incident: { readonly minutes: number; readonly ago: number } | null;
};

const SERVICES = ['api', 'web'] as const;
const SCANNERS = ['trivy', 'grype'] as const;
const BORN = epochMs(DEMO_NOW - 9 * HOUR);
const EACH_MINUTE: Schedule = [{ first: BORN, last: DEMO_NOW, step: MINUTE }];
const REQUESTS = 1000;

function seriesOf({ errors, fast, costs, findings, scanAge, incident }: Company): readonly DemoSeries[] {
  const counted = (name: string, labels: Labels, perMinute: number): DemoSeries =>
    counter(name, { labels, schedule: EACH_MINUTE, restarts: [] }, (time) =>
      Math.floor((perMinute * (time - BORN)) / MINUTE),
    );
  const level = (name: string, labels: Labels, valueAt: (time: number) => number): DemoSeries =>
    gauge(name, labels, EACH_MINUTE, valueAt);
  const isBad = (time: number): boolean =>
    incident !== null &&
    time > DEMO_NOW - incident.ago * MINUTE &&
    time <= DEMO_NOW - (incident.ago - incident.minutes) * MINUTE;
  return [
    ...SERVICES.flatMap((service, index) => {
      const failed = REQUESTS * (errors[index] ?? 0);
      const within = REQUESTS * (fast[index] ?? 1);
      const buckets = { '0.1': within / 2, '0.2': within, '0.5': REQUESTS, '+Inf': REQUESTS };
      return [
        counted('http_requests_total', { service, status: '200' }, REQUESTS - failed),
        counted('http_requests_total', { service, status: '500' }, failed),
        ...Object.entries(buckets).map(([le, perMinute]) =>
          counted('duration_seconds_bucket', { service, le }, perMinute),
        ),
        counted('failures_total', { service }, failed),
        counted('cost_usd_total', { service }, 10 * (costs[index] ?? 0)),
        counted('projects_total', { service }, 10),
        level('incident_active', { service }, (time) => (service === 'web' && isBad(time) ? 1 : 0)),
      ];
    }),
    ...SCANNERS.flatMap((scanner, index) => [
      level('vulnerabilities', { scanner, state: 'open' }, () => findings[index] ?? 0),
      level('scan_timestamp_seconds', { scanner }, () => (DEMO_NOW - (scanAge[index] ?? 0) * HOUR) / 1000),
    ]),
  ];
}

const INDICATORS = [
  {
    id: 'availability',
    kind: 'ratio',
    query: 'sum by (status) (increase(http_requests_total[$window]))',
    label: 'status',
    bad: '5..',
    report: 'good',
    unit: 'ratio',
    direction: 'atLeast',
    target: 0.99,
    ideal: 1,
  },
  {
    id: 'p95',
    kind: 'quantile',
    query: 'sum by (le) (increase(duration_seconds_bucket[$window]))',
    q: 0.95,
    unit: 'seconds',
    direction: 'atMost',
    target: 0.2,
  },
  {
    id: 'failed',
    kind: 'events',
    bad: 'sum(increase(failures_total[$window]))',
    total: 'sum(increase(http_requests_total[$window]))',
    report: 'bad',
    unit: 'ratio',
    direction: 'atMost',
    target: 0.01,
    budget: true,
  },
  {
    id: 'fast',
    kind: 'share',
    budget: true,
    query: 'sum by (le) (increase(duration_seconds_bucket[$window]))',
    bound: 0.2,
    side: 'atMost',
    unit: 'ratio',
    direction: 'atLeast',
    target: 0.95,
    ideal: 1,
  },
  {
    id: 'failures',
    kind: 'rate',
    query: 'sum(increase(failures_total[$window]))',
    per: '1h',
    unit: 'count',
    direction: 'atMost',
    target: 1000,
  },
  {
    id: 'vulnerabilities',
    kind: 'gauge',
    query: 'vulnerabilities',
    across: 'sum',
    freshness: 'min(scan_timestamp_seconds)',
    maxAge: '1d',
    window: undefined,
    unit: 'count',
    direction: 'atMost',
    target: 0,
  },
  ...['mttr', 'count'].map((measure) => ({
    id: measure,
    kind: 'incidents',
    query: 'max by (service) (incident_active)',
    measure,
    resolution: '5m',
    unit: measure === 'mttr' ? 'seconds' : 'count',
    direction: 'atMost',
    target: measure === 'mttr' ? 1800 : 0,
  })),
  {
    id: 'cost',
    kind: 'quotient',
    numerator: 'sum(increase(cost_usd_total[$window]))',
    denominator: 'sum(increase(projects_total[$window]))',
    unit: 'currency',
    direction: 'atMost',
    target: 10,
  },
];

function configOf(): ScorecardConfig {
  const { config, problems } = readScorecard(
    JSON.stringify({
      version: 1,
      prometheus: { url: null },
      pillars: INDICATORS.map(({ id }) => ({ id, title: id, headline: id })),
      indicators: INDICATORS.map((one) => ({ pillar: one.id, title: one.id, window: '6h', ...one })),
      views: { executive: [], operations: [], engineering: [], charts: [] },
    }),
  );
  if (config === null || problems.length > 0) throw new Error(JSON.stringify(problems));
  return config;
}

const CONFIG = configOf();
const PLANS = CONFIG.indicators.map((one) => planFigure(one, { window: null, filters: [] }));

/** The scorecard of what a server holds. */
async function judged(world: readonly DemoSeries[]): Promise<Scorecard> {
  const client = createPrometheusClient({
    baseUrl: 'http://demo.invalid',
    timeout: durationMs(10_000),
    fetch: async (url, init) => {
      const request = new Request(url, init);
      const parameters = await parametersOf(request);
      const data = new URL(request.url).pathname.endsWith('query_range')
        ? queryRangeData(parameters, world)
        : queryData(parameters, world);
      return new Response(JSON.stringify({ status: 'success', data }), {
        headers: { 'content-type': 'application/json' },
      });
    },
  });
  const queries = queriesOf(PLANS);
  const results = await Promise.all(queries.map((query) => ask(client, query, DEMO_NOW)));
  const states = new Map(
    queries.map((query, index): [string, QueryResultState] => {
      const result = results[index];
      if (result === undefined) throw new Error('unanswered');
      return [queryId(query), { state: 'ready', result, refreshError: null }];
    }),
  );
  return evaluateScorecard(CONFIG, PLANS, {
    now: DEMO_NOW,
    find: (query) => states.get(queryId(query)) ?? { state: 'loading' },
  });
}

/** Series from which something is taken away: those with all of these labels. */
type Target = Labels;
type Loss =
  | { readonly of: Target; readonly how: 'end'; readonly minutes: number }
  | { readonly of: Target; readonly how: 'beginning'; readonly minutes: number }
  | { readonly of: Target; readonly how: 'hole'; readonly minutes: number; readonly ago: number }
  | { readonly of: Target; readonly how: 'label'; readonly label: string; readonly to: string };

const isOf = ({ labels }: DemoSeries, target: Target): boolean =>
  Object.entries(target).every(([label, value]) => labels[label] === value);

function withLoss(series: DemoSeries, loss: Loss): DemoSeries {
  const before = (minutes: number) => epochMs(DEMO_NOW - minutes * MINUTE);
  const unscraped = (from: EpochMs, to: EpochMs): DemoSeries => ({
    ...series,
    schedule: without(series.schedule, { from, to }),
  });
  switch (loss.how) {
    case 'end':
      return unscraped(before(loss.minutes), epochMs(DEMO_NOW + 1));
    case 'beginning':
      return unscraped(FIRST_SCRAPE, before(6 * 60 - loss.minutes));
    case 'hole':
      return unscraped(before(loss.ago), before(loss.ago - loss.minutes));
    case 'label': {
      const { [loss.label]: value, ...others } = series.labels;
      if (value === undefined) return series;
      return { ...series, labels: { ...others, [loss.to]: value } };
    }
  }
}

/** A service that has lost the beginning of its incidents looks like one that is new, which is nothing to doubt. */
const isLikeNew = ({ labels }: DemoSeries, { how, of }: Loss): boolean =>
  how === 'beginning' && of.service !== undefined && labels.__name__ === 'incident_active';

const lose = (world: readonly DemoSeries[], loss: Loss): readonly DemoSeries[] =>
  world.map((series) =>
    isOf(series, loss.of) && !isLikeNew(series, loss) ? withLoss(series, loss) : series,
  );

const service = fc.constantFrom(...SERVICES).map((name): Target => ({ service: name }));
const scanner = fc.constantFrom(...SCANNERS).map((name): Target => ({ scanner: name }));
const METRICS = [
  'http_requests_total',
  'duration_seconds_bucket',
  'failures_total',
  'cost_usd_total',
  'projects_total',
  'incident_active',
] as const;
const metric = fc.constantFrom(...METRICS).map((__name__): Target => ({ __name__ }));
const metricOfService = fc.tuple(metric, service).map(([one, other]) => ({ ...one, ...other }));
const scannerMetric = fc
  .tuple(fc.constantFrom('vulnerabilities', 'scan_timestamp_seconds'), scanner)
  .map(([__name__, other]): Target => ({ __name__, ...other }));
const anything = fc.oneof(service, scanner, metric, metricOfService, scannerMetric, fc.constant({}));
/** Of the requests of one service those that failed. */
const failures = service.map((one): Target => ({ ...one, __name__: 'http_requests_total', status: '500' }));

/**
 * What leaves no trace is not among these: series that are gone for all of the window, also because a matcher of the
 * query does not find them under another label; and the end of one counter of a service whose others go on (a restart
 * ends the counter of failures until the next one). A scrape or two may be late without anybody being gone, so an end is
 * longer than ten minutes; and less than a tenth of a window may be missing without a doubt, so a hole is longer.
 */
const loss: fc.Arbitrary<Loss> = fc.oneof(
  fc.record({ how: fc.constant('end' as const), of: anything, minutes: fc.integer({ min: 11, max: 350 }) }),
  fc.record({
    how: fc.constant('beginning' as const),
    of: fc.oneof(anything, failures),
    minutes: fc.integer({ min: 10, max: 340 }),
  }),
  fc
    .record({ of: fc.oneof(anything, failures), ago: fc.integer({ min: 80, max: 355 }) })
    .chain(({ of, ago }) =>
      fc.integer({ min: 42, max: ago - 15 }).map((minutes) => ({ how: 'hole' as const, of, ago, minutes })),
    ),
  fc.record({
    how: fc.constant('label' as const),
    of: fc.oneof(
      failures,
      service.map((one): Target => ({ ...one, __name__: 'http_requests_total' })),
      fc.constant<Target>({ __name__: 'http_requests_total' }),
    ),
    label: fc.constant('status'),
    to: fc.constant('code'),
  }),
  fc.record({
    how: fc.constant('label' as const),
    of: fc.oneof(
      service.map((one): Target => ({ ...one, __name__: 'duration_seconds_bucket' })),
      fc.constant<Target>({ __name__: 'duration_seconds_bucket' }),
    ),
    label: fc.constant('le'),
    to: fc.constant('bound'),
  }),
);

const each = <Value>(...values: readonly Value[]) =>
  fc.tuple(fc.constantFrom(...values), fc.constantFrom(...values));
const company: fc.Arbitrary<Company> = fc.record({
  errors: each(0.001, 0.0095, 0.05),
  fast: each(0.99, 0.8),
  costs: each(5, 20),
  findings: each(0, 3),
  scanAge: each(1, 48),
  incident: fc.option(
    fc.constantFrom({ minutes: 40, ago: 200 }, { minutes: 15, ago: 90 }, { minutes: 60, ago: 60 }),
  ),
});

const rank = (status: Status): number => STATUSES.indexOf(status);
const place = (letter: Letter | null | undefined): number =>
  letter === null || letter === undefined ? LETTERS.length : LETTERS.indexOf(letter);

test('whoever knows less is never told anything better without a doubt', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(company, fc.array(loss, { minLength: 1, maxLength: 2 }), async (one, losses) => {
      const world = seriesOf(one);
      const left = losses.reduce(lose, world);
      fc.pre(
        left.every(({ schedule }) => countScrapes(schedule, DEMO_NOW - 6 * HOUR + MINUTE, DEMO_NOW) > 0),
      );
      const [more, less] = [await judged(world), await judged(left)];
      for (const [id, evaluation] of less.evaluations) {
        const before = more.evaluations.get(id);
        if (evaluation.state !== 'ready' || before?.state !== 'ready') throw new Error(`${id} is not ready`);
        const [now, then] = [evaluation.judgement, before.judgement];
        if (then === null || now === null) continue;
        const isBetter = rank(now.status) < rank(then.status);
        expect(isBetter && !now.isDoubtful, `${id}: ${then.status} has become ${now.status}`).toBe(false);
      }
      const [before, after] = [more.grade, less.grade];
      expect(place(after?.range.worst), 'the lower end of the range').toBeGreaterThanOrEqual(
        place(before?.range.worst),
      );
      if (place(after?.letter) < place(before?.letter)) expect(after?.isProvisional).toBe(true);
    }),
    { numRuns: 60 },
  );
});
