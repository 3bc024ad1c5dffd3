import type { FetchQueryOptions, QueryFunctionContext } from '@tanstack/query-core';
import { durationMs, type EpochMs, SECOND } from '#compute/units.ts';
import type { PrometheusError } from '#prometheus/error.ts';
import { clientOf, type ServerClients } from '#prometheus/server-clients.ts';
import { ask } from '#scorecard/answers/run-query.ts';
import { withBuckets } from '#scorecard/indicators/buckets.ts';
import type { PlannedQuery } from '#scorecard/queries/planned-query.ts';
import { type QueryResult, tileGrid } from '#scorecard/queries/query-result.ts';
import { askAgain } from './ask-again.ts';
import { keys, type ResultKey } from './keys.ts';
import { mayTryAgain } from './query-client.ts';
import type { InstantSource } from './refresh-instant.ts';

/** Where results come from, and what "now" is. */
export type ResultSource = ServerClients & {
  readonly instants: Pick<InstantSource, 'current'>;
  /** Of a server that is down no query is tried again on its own: the scheduler probes. */
  readonly isDown?: (source: string | undefined) => boolean;
};

export type ResultQuery = FetchQueryOptions<QueryResult, PrometheusError, QueryResult, ResultKey>;

/** More tiles than a chart has pixels: some 10 MB a query, so not kept for long. */
const FINE_TILES = 2000;
const FINE_GC_TIME = durationMs(30 * SECOND);

/**
 * One query to the server, at an instant or, where `at` is null, now: at the instant of the refresh, which is
 * taken when the query leaves.
 */
export function resultQuery(source: ResultSource, query: PlannedQuery, at: EpochMs | null): ResultQuery {
  const { instants } = source;
  return {
    queryKey: keys.result(query, at),
    queryFn: async (context) =>
      counted(query, await fetchResult(source, query, { ...context, at: at ?? instants.current() })),
    staleTime:
      at === null
        ? ({ state }) => ((state.data?.at ?? 0) < instants.current() ? 0 : Number.POSITIVE_INFINITY)
        : Number.POSITIVE_INFINITY,
    retry: (failures, error) => source.isDown?.(query.source) !== true && mayTryAgain(failures, error),
    ...(isFine(query) ? { gcTime: FINE_GC_TIME } : {}),
  };
}

const isFine = (query: PlannedQuery): boolean =>
  query.shape === 'tiles' && query.span / query.step > FINE_TILES;

/** What several charts count is counted once, as the response comes. */
export const counted = (query: PlannedQuery, result: QueryResult): QueryResult =>
  query.shape === 'tiles' ? withBuckets(result, tileGrid(query, result.at)) : result;

type Context = Pick<QueryFunctionContext<ResultKey>, 'client' | 'queryKey' | 'signal'>;

/** An instant is asked as a whole each time, unless that was too much; of what covers a time, what may have changed. */
async function fetchResult(
  source: ResultSource,
  query: PlannedQuery,
  { client: queries, queryKey, signal, at }: Context & { readonly at: EpochMs },
): Promise<QueryResult> {
  const client = clientOf(source, query.source);
  const known = queries.getQueryData<QueryResult>(queryKey);
  if (known === undefined || (query.shape === 'samples' && known.isAddedUp !== true))
    return ask(client, query, at, signal);
  return askAgain(client, query, at, known, signal);
}
