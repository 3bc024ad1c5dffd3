import { AT } from '../figures.ts';

/** All instants here are Unix seconds, as an exposition has them. */
export const END = Date.parse(AT) / 1000;
export const HOUR = 3600;
export const DAY = 24 * HOUR;
export const START = END - 30 * DAY;

/** What a series holds at an instant; null where it was not scraped. */
export type ValueAt = (time: number) => number | null;

/** Shares of all observations, by the upper bound of their bucket. */
type Buckets = Readonly<Record<string, number>>;

type Labels = Readonly<Record<string, string>>;
type Series = { readonly labels: Labels; readonly times: readonly number[]; readonly valueAt: ValueAt };

/** Where a company differs from one in which all is well. */
export type Difference = {
  /** When its service was scraped. */
  readonly isScraped?: (time: number) => boolean;
  readonly succeeded?: ValueAt;
  readonly failed?: ValueAt;
  /** What the label for the outcome of a request is called. */
  readonly statusLabel?: string;
  /** In place of the two above. */
  readonly requests?: () => readonly Series[];
  readonly latency?: Buckets;
  readonly solver?: Buckets;
  readonly probe?: ValueAt;
  /** By service: 1 while an incident lasts. */
  readonly incidents?: Readonly<Record<string, ValueAt>>;
  readonly cost?: ValueAt;
  readonly budget?: ValueAt;
  /** By scanner: its critical findings, and when it last succeeded. */
  readonly scanners?: Readonly<Record<string, { readonly findings: ValueAt; readonly succeeded: ValueAt }>>;
};

/** 17 s past the minute, so that no scrape falls on the edge of a window. */
const every = (step: number, from: number, to: number): readonly number[] =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => from + 17 + index * step);

/** Half an hour apart for as long as nobody looks closely, each minute at the end. */
export const COUNTED = [...every(HOUR / 2, START, END - 6 * HOUR), ...every(60, END - 6 * HOUR, END)];
const WATCHED = every(120, START, END);
const RECENT = every(60, END - 2 * HOUR, END);

const RATE = 100;
const since = (time: number): number => time - START;
const requestsBy = (time: number): number => RATE * since(time);
const projectsBy = (time: number): number => Math.floor(since(time) / 4320);
const always =
  (value: number): ValueAt =>
  () =>
    value;

/** The series of one company, by metric. */
function seriesOf(difference: Difference): Readonly<Record<string, readonly Series[]>> {
  const {
    isScraped = () => true,
    succeeded = (time) => Math.floor(requestsBy(time) * 0.9995),
    failed = (time) => Math.floor(requestsBy(time) * 0.0002),
    statusLabel = 'status',
    latency = { '0.05': 0.4, '0.1': 0.915, '0.2': 0.985, '0.5': 0.998, '1': 1, '+Inf': 1 },
    solver = { '0.1': 0.6, '0.2': 1, '+Inf': 1 },
    probe = always(1),
    incidents = { api: always(0) },
    cost = (time) => 0.5 * projectsBy(time),
    budget = always(310),
    scanners = { trivy: { findings: always(0), succeeded: always(END - DAY) } },
  } = difference;
  const whileScraped =
    (valueAt: ValueAt): ValueAt =>
    (time) =>
      isScraped(time) ? valueAt(time) : null;
  const api = { service: 'api' };
  const counted = (labels: Labels, valueAt: ValueAt): Series => ({ labels, times: COUNTED, valueAt });
  const recent = (labels: Labels, valueAt: ValueAt): Series => ({ labels, times: RECENT, valueAt });
  const watched = (labels: Labels, valueAt: ValueAt): Series => ({ labels, times: WATCHED, valueAt });
  const histogram = (labels: Labels, buckets: Buckets, total: (time: number) => number) =>
    Object.entries(buckets).map(([le, share]) =>
      counted({ ...labels, le }, (time) => Math.floor(share * Math.floor(total(time)))),
    );
  const answered = (status: string, valueAt: ValueAt) =>
    counted({ ...api, route: '/a', [statusLabel]: status }, whileScraped(valueAt));
  const scanned = Object.entries(scanners);
  return {
    http_requests_total: difference.requests?.() ?? [answered('200', succeeded), answered('500', failed)],
    http_request_duration_seconds_bucket: histogram({ ...api, route: '/a' }, latency, requestsBy).map(
      (series) => ({ ...series, valueAt: whileScraped(series.valueAt) }),
    ),
    probe_success: [watched({ job: 'blackbox', instance: 'x' }, probe)],
    incident_active: Object.entries(incidents).map(([service, valueAt]) =>
      watched({ service, severity: 'critical' }, valueAt),
    ),
    projects_created_total: [counted(api, projectsBy)],
    cloud_cost_usd_total: [counted({ ...api, category: 'compute' }, cost)],
    cloud_budget_usd: [recent({ period: '30d' }, budget)],
    project_confidence_score_bucket: histogram(
      api,
      { '0.5': 0.05, '0.8': 0.1, '1': 1, '+Inf': 1 },
      (time) => since(time) / 432,
    ),
    user_satisfaction_rating_sum: [counted({ survey: 'csat' }, (time) => 4.6 * projectsBy(time))],
    user_satisfaction_rating_count: [counted({ survey: 'csat' }, projectsBy)],
    test_coverage_ratio: [recent({ repository: 'api', kind: 'line' }, always(0.97))],
    db_client_connection_count: [recent({ pool: 'main', state: 'used' }, always(45))],
    db_client_connection_max: [recent({ pool: 'main' }, always(100))],
    cache_requests_total: [
      recent({ cache: 'redis', result: 'hit' }, (time) => 85 * since(time)),
      recent({ cache: 'redis', result: 'miss' }, (time) => 15 * since(time)),
    ],
    solver_duration_seconds_bucket: histogram({ solver: 'milp' }, solver, (time) => since(time) / 600),
    security_vulnerabilities: scanned.map(([scanner, { findings }]) =>
      recent({ scanner, severity: 'critical', state: 'open' }, findings),
    ),
    security_scan_last_success_timestamp_seconds: scanned.map(([scanner, one]) =>
      recent({ scanner }, one.succeeded),
    ),
    security_audit_grade_info: [recent({ auditor: 'e', grade: 'A' }, always(1))],
    security_audit_timestamp_seconds: [recent({ auditor: 'e' }, always(END - 57 * DAY))],
    compliance_controls: ['gdpr', 'ccpa'].flatMap((framework) => [
      recent({ framework, state: 'passed' }, always(20)),
      recent({ framework, state: 'failed' }, always(0)),
    ]),
  };
}

const labelsText = (labels: Labels): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',');

/** Several companies as one exposition, told apart by the label `world`. A family stands in one piece. */
export function* expositionOf(companies: Readonly<Record<string, Difference>>): Generator<string> {
  const all = Object.entries(companies).map(([world, difference]) => ({ world, has: seriesOf(difference) }));
  for (const metric of Object.keys(seriesOf({}))) {
    yield `# TYPE ${metric} unknown\n`;
    for (const { world, has } of all) {
      for (const { labels, times, valueAt } of has[metric] ?? []) {
        const name = `${metric}{${labelsText({ world, ...labels })}}`;
        const lines = times.flatMap((time) => {
          const value = valueAt(time);
          return value === null ? [] : [`${name} ${value} ${time}\n`];
        });
        yield lines.join('');
      }
    }
  }
  yield '# EOF\n';
}
