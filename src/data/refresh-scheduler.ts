import type { Query, QueryClient } from '@tanstack/query-core';
import { type DurationMs, durationMs, SECOND } from '#compute/units.ts';
import type { PrometheusError } from '#prometheus/error.ts';
import { bySource } from '#scorecard/queries/by-source.ts';
import { isResultKey } from './keys.ts';
import { refreshBackoff } from './refresh-backoff.ts';
import type { InstantSource } from './refresh-instant.ts';

export type RefreshOutcome = {
  /** `down`: nothing was answered by any server, and not because of what was asked. */
  readonly state: 'answered' | 'down';
  /** How long the server asks to be left alone. */
  readonly retryAfter: DurationMs | null;
};

/** The one thing that asks again. */
export type RefreshScheduler = {
  /** Asks everything in use again, for a new instant. A fixed instant is asked again only where it failed. */
  readonly refresh: () => Promise<RefreshOutcome>;
  /** Refreshes every so often, until the returned run is stopped. */
  readonly start: (every: DurationMs) => RefreshRun;
  /** A server answered nothing at the last refresh. @param source its name; undefined: the default one */
  readonly isDown: (source?: string) => boolean;
};

export type RefreshRun = {
  /** Refreshes if it is time. */
  readonly check: () => void;
  /** Something has changed for the better (the network is back): refresh now, unless just done. */
  readonly wake: () => void;
  readonly stop: () => void;
};

type Clocks = {
  /** Time that nobody can set; it may stand still while the device sleeps. */
  readonly monotonic?: () => number;
  readonly random?: () => number;
};

const TICK = durationMs(SECOND);

export function createRefreshScheduler(
  queries: QueryClient,
  instants: Pick<InstantSource, 'advance' | 'clock'>,
  { monotonic = () => performance.now(), random = Math.random }: Clocks = {},
): RefreshScheduler {
  let probes = 0;
  const down = new Set<string | undefined>();

  const refetch = (chosen: ReadonlySet<Query>): Promise<void> =>
    // A slow response is waited for, not asked for again.
    queries.refetchQueries({ predicate: (query) => chosen.has(query) }, { cancelRefetch: false });

  async function refresh(): Promise<RefreshOutcome> {
    instants.advance();
    const due = queries.getQueryCache().findAll({ type: 'active', predicate: isDue });
    // One that is down holds up no other.
    const asked = await Promise.all(
      [...bySource(due, serverOf)].map(([server, ofServer]) => refreshServer(server, ofServer)),
    );
    const isAllDown = due.length > 0 && [...new Set(due.map(serverOf))].every((server) => down.has(server));
    const waits = asked.flat().map(({ state }) => (state.error as PrometheusError | null)?.retryAfter ?? 0);
    return {
      state: isAllDown ? 'down' : 'answered',
      retryAfter: isAllDown ? durationMs(Math.max(0, ...waits)) : null,
    };
  }

  /** @returns what was asked */
  async function refreshServer(server: string | undefined, due: readonly Query[]): Promise<readonly Query[]> {
    // A server that was down is asked one query before it is asked all: another one each time, since the one may be
    // too hard for it.
    const probe = down.has(server) ? due[probes++ % due.length] : undefined;
    if (probe !== undefined) await refetch(new Set([probe]));
    const isStillDown = probe !== undefined && isUnreached(probe);
    if (!isStillDown) await refetch(new Set(due.filter((query) => query !== probe)));
    if (isStillDown || due.every(isUnreached)) down.add(server);
    else down.delete(server);
    return isStillDown ? [probe] : due;
  }

  /**
   * One refresh at a time. What is due is found out every second from two clocks instead of being left to one long
   * timer, which a sleeping device, a throttled tab or a clock set back would hold up.
   */
  function start(every: DurationMs): RefreshRun {
    const now = () => ({ clock: instants.clock(), monotonic: monotonic() });
    let started = now();
    let wait: DurationMs = every;
    let failures = 0;
    let isRefreshing = false;

    const elapsed = () => Math.max(now().clock - started.clock, now().monotonic - started.monotonic);

    const run = async () => {
      isRefreshing = true;
      started = now();
      try {
        const outcome = await refresh();
        failures = outcome.state === 'down' ? failures + 1 : 0;
        wait = refreshBackoff(every, failures, outcome, random);
      } finally {
        isRefreshing = false;
      }
    };

    const check = () => {
      if (!isRefreshing && elapsed() >= wait) void run();
    };

    const timer = setInterval(check, TICK);
    return {
      check,
      wake: () => {
        wait = durationMs(Math.min(wait, TICK));
        check();
      },
      stop: () => clearInterval(timer),
    };
  }

  return { refresh, start, isDown: (source) => down.has(source) };
}

const isDue = ({ queryKey, state }: Query): boolean =>
  isResultKey(queryKey) && (queryKey[1] === 'live' || (state.data === undefined && state.status === 'error'));

/** The name of the server that a query is put to; undefined: the default one. */
const serverOf = ({ queryKey }: Query): string | undefined =>
  isResultKey(queryKey) ? queryKey[2].source : undefined;

/** Failed, and not by being declined: a server that declines a query is up. */
const isUnreached = ({ state }: Query): boolean =>
  state.error !== null && (state.error as PrometheusError).kind !== 'query';
