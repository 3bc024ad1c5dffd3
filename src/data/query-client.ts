import { focusManager, type Query, type QueryCache, QueryClient } from '@tanstack/query-core';
import { durationMs, MINUTE, SECOND } from '#compute/units.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { drawTogether } from './draw-together.ts';

declare module '@tanstack/query-core' {
  interface Register {
    defaultError: PrometheusError;
  }
}

const MAX_RETRIES = 2;
const FIRST_RETRY_DELAY = durationMs(SECOND / 2);
/** A server that wants to be left alone for longer is left alone: the next refresh asks again. */
const MAX_RETRY_DELAY = durationMs(30 * SECOND);
/** How long a response nobody looks at is kept for whoever comes back. */
const GC_TIME = durationMs(10 * MINUTE);

type Options = {
  /** Like Math.random. */
  readonly random?: () => number;
  /** How long unused responses are kept; Infinity for who asks only once and leaves. */
  readonly gcTime?: number;
};

/** The cache of everything that comes from a server, with the rules for all of it. */
export function createQueryClient({ random = Math.random, gcTime = GC_TIME }: Options = {}): QueryClient {
  drawTogether();
  // Retries would pause in a hidden tab; a wall may stand behind another window.
  focusManager.setFocused(true);
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        gcTime,
        networkMode: 'always',
        // Columns of numbers: comparing them one by one costs more than drawing them.
        structuralSharing: false,
        // The scheduler asks again, and nothing else.
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: mayTryAgain,
        retryDelay: (failures, error) => retryDelay(failures, error, random),
      },
    },
  });
  keepErrors(client.getQueryCache());
  return client;
}

/** Whether a query that has failed so many times is sent once more. */
export const mayTryAgain = (failures: number, error: unknown): boolean =>
  failures < MAX_RETRIES && mayHelp(error);

const mayHelp = (error: unknown): boolean =>
  error instanceof PrometheusError && error.retryable && (error.retryAfter ?? 0) <= MAX_RETRY_DELAY;

/**
 * The wait doubles, and is between half and all of that, so that the walls of a whole company do not come back in the
 * same second.
 */
function retryDelay(failures: number, error: unknown, random: () => number): number {
  const backoff = FIRST_RETRY_DELAY * 2 ** failures * (0.5 + random() / 2);
  return Math.max(backoff, error instanceof PrometheusError ? (error.retryAfter ?? 0) : 0);
}

/** A query without data would forget why while it is asked again, and the screen would blink at every probe. */
function keepErrors(cache: QueryCache): void {
  const errors = new WeakMap<Query, PrometheusError>();
  cache.subscribe((event) => {
    if (event.type !== 'updated' || event.query.state.data !== undefined) return;
    const { query, action } = event;
    if (action.type === 'error') errors.set(query, action.error as PrometheusError);
    const error = errors.get(query);
    if (action.type === 'fetch' && error !== undefined) query.setState({ status: 'error', error });
  });
}
