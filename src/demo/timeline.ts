import { DAY, type EpochMs, epochMs, HOUR, MINUTE } from '#compute/units.ts';

/** The instant the demo company lives in: 2026-01-31T00:00:00Z. */
export const DEMO_NOW = epochMs(1_769_817_600_000);

/** One hour more than the 90 days, so that a window of 90 days has its extrapolation settled. */
export const FIRST_SCRAPE = epochMs(DEMO_NOW - 90 * DAY - HOUR);

/** A Sunday midnight before the first scrape: counters count from here and are not born at 0 under our eyes. */
export const ORIGIN = epochMs(DEMO_NOW - 97 * DAY);

export type Span = { readonly from: EpochMs; readonly to: EpochMs };
export type Service = 'api' | 'web' | 'worker';
type Deploy = { readonly at: EpochMs; readonly version: string };

export const SERVICES: readonly Service[] = ['api', 'web', 'worker'];

const utc = (text: string): EpochMs => epochMs(Date.parse(`${text}Z`));
const deploy = (at: string, version: string): Deploy => ({ at: utc(at), version });

/** The whole api fails for 21 minutes, on a Wednesday. */
export const OUTAGE: Span = { from: utc('2026-01-21T14:07'), to: utc('2026-01-21T14:28') };

/** Version 2.6.0 of the api makes the search slow until it is rolled back. */
export const SLOW_SEARCH: Span = { from: utc('2026-01-19T09:00'), to: utc('2026-01-19T15:00') };

/** What is going on now: more errors than usual, far below the target still. */
export const LATE_ERRORS: Span = { from: epochMs(DEMO_NOW - 40 * MINUTE), to: DEMO_NOW };

/** The scraper cannot reach the worker; `to` is the first scrape that works again. */
export const WORKER_GAP: Span = { from: utc('2026-01-14T03:20'), to: utc('2026-01-14T03:32') };

/** One solver ran over its limit once, before the last 30 days. */
export const SLOW_SOLVER: Span = { from: utc('2025-12-20T08:00'), to: utc('2025-12-20T11:00') };

/**
 * Oldest first; the first of each service ran before the history starts. A deploy restarts the service right after
 * the scrape at that instant. All are on multiples of 5 minutes, where every schedule scrapes, so no event is lost.
 */
export const DEPLOYS: Readonly<Record<Service, readonly Deploy[]>> = {
  api: [
    { at: ORIGIN, version: '2.3.1' },
    deploy('2025-11-18T10:00', '2.4.0'),
    deploy('2025-12-09T13:30', '2.4.1'),
    deploy('2026-01-07T09:30', '2.5.0'),
    { at: SLOW_SEARCH.from, version: '2.6.0' },
    { at: SLOW_SEARCH.to, version: '2.5.0' },
    deploy('2026-01-27T10:15', '2.6.1'),
  ],
  web: [
    { at: ORIGIN, version: '5.0.0' },
    deploy('2025-11-25T14:00', '5.1.0'),
    deploy('2025-12-16T11:00', '5.2.0'),
    deploy('2026-01-13T10:30', '5.3.0'),
    deploy('2026-01-28T13:00', '5.3.1'),
  ],
  worker: [
    { at: ORIGIN, version: '1.8.0' },
    deploy('2025-12-02T09:00', '1.9.0'),
    deploy('2026-01-05T15:30', '1.9.1'),
    deploy('2026-01-22T09:45', '1.10.0'),
  ],
};

export const restartsOf = (service: Service): readonly EpochMs[] =>
  DEPLOYS[service].slice(1).map(({ at }) => at);
