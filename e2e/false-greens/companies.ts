import { COUNTED, DAY, type Difference, END, HOUR, START, type ValueAt } from './company.ts';

const zero: ValueAt = () => 0;
const from =
  (start: number, valueAt: ValueAt): ValueAt =>
  (time) =>
    time < start ? null : valueAt(time);
const until =
  (end: number, valueAt: ValueAt): ValueAt =>
  (time) =>
    time < end ? valueAt(time) : null;
const between = (start: number, end: number) => (time: number) => time > start && time < end;

const OUTAGE = between(END - 3 * DAY, END - 3 * DAY + 10 * HOUR);
const TWO_DAYS_AGO = END - 2 * DAY;

/** A process that restarts each minute: each is seen once, after all of its 3000 requests have failed. */
const crashes = COUNTED.filter((time) => time > END - 6 * HOUR).map((at, index) => ({
  labels: { service: 'api', route: '/a', pod: `p${index}`, status: '500' },
  times: [at],
  valueAt: () => 3000,
}));

/** What looks fine at first sight, and is not or may not be. */
export const COMPANIES = {
  base: {},
  /** 400,000 failures at once, with which their counter is born; it never counts again. */
  burst: { failed: from(START + 15 * DAY, () => 400_000) },
  /** Each twentieth request fails, and the label for it is called code. */
  code: {
    statusLabel: 'code',
    succeeded: (time) => 95 * (time - START),
    failed: (time) => 5 * (time - START),
  },
  /** The service was down for ten hours, and nobody could scrape it. */
  down: { isScraped: (time) => !OUTAGE(time), probe: (time) => (OUTAGE(time) ? 0 : 1) },
  /** Its series ended five days ago. */
  gone: { isScraped: (time) => time < END - 5 * DAY },
  /** The server was set up three hours ago. */
  young: {
    isScraped: (time) => time > END - 3 * HOUR,
    succeeded: (time) => 100 * (time - END + 4 * HOUR),
    failed: zero,
  },
  /** Ten days of thirty are missing. */
  hole: { isScraped: (time) => !between(START + 8 * DAY, START + 18 * DAY)(time) },
  /** No bucket ends at the target of 200 ms: P95 is anything from 100 to 250 ms. */
  noedge: { latency: { '0.05': 0.4, '0.1': 0.9, '0.25': 1, '1': 1, '+Inf': 1 } },
  /** The last scan was two months ago, and its time is in milliseconds. */
  scanms: { scanners: { trivy: { findings: zero, succeeded: () => (END - 60 * DAY) * 1000 } } },
  /** The scanner that had found something has been silent for an hour. */
  scanner2: {
    scanners: {
      trivy: { findings: zero, succeeded: () => END - DAY },
      grype: { findings: until(END - HOUR, () => 3), succeeded: until(END - HOUR, () => END - DAY) },
    },
  },
  /** What is spent has been recorded for two days: $30 for each project of those, $2 for each of the month. */
  costyoung: {
    cost: from(TWO_DAYS_AGO, (time) => (600 * (time - TWO_DAYS_AGO)) / DAY),
    budget: () => 18_000,
  },
  /** The counter of what is spent stands still. */
  coststuck: { cost: () => 1234 },
  /** An incident has lasted for two days. */
  ongoing: {
    incidents: { api: (time) => (time > TWO_DAYS_AGO ? 1 : 0) },
    probe: (time) => (time > TWO_DAYS_AGO ? 0 : 1),
  },
  /** The service that tells of its incidents is gone; another one is there. */
  incvanish: {
    incidents: { api: until(TWO_DAYS_AGO, zero), web: zero },
    isScraped: (time) => time < TWO_DAYS_AGO,
  },
  /** A bill of $12 a day lands right after midnight: 16 % more than planned in the end. */
  dailybill: { cost: (time) => 12 * Math.floor(1 + (time - START) / DAY) },
  crash: {
    requests: () => [
      {
        labels: { service: 'api', route: '/a', pod: 'good', status: '200' },
        times: COUNTED,
        valueAt: (time) => 50 * (time - START),
      },
      ...crashes,
    ],
  },
  /** Half of the runs took between 100 and 250 ms; all have to end within 200 ms. */
  solvnoedge: { solver: { '0.1': 0.5, '0.25': 1, '+Inf': 1 } },
} as const satisfies Readonly<Record<string, Difference>>;
