import { QueriesObserver } from '@tanstack/query-core';
import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { EpochMs } from '#compute/units.ts';
import { type PlannedQuery, queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResultStates } from '#scorecard/queries/query-result.ts';
import { combineResults } from './combine-results.ts';
import { resultQuery } from './result-query.ts';
import { useSession } from './session-context.ts';

/** What has become of each query so far, by its `queryId`. Sends those that have not been sent. */
export function useQueryResults(planned: readonly PlannedQuery[], at: EpochMs | null): QueryResultStates {
  const { queries: client, resultSource } = useSession();
  const { queries, combine } = useMemo(() => {
    const different = new Map(planned.map((query) => [queryId(query), query]));
    return {
      queries: [...different.values()].map((query) => resultQuery(resultSource, query, at)),
      combine: combineResults([...different.keys()]),
    };
  }, [resultSource, planned, at]);
  useEffect(() => {
    const observer = new QueriesObserver(client, queries);
    const leave = observer.subscribe(() => {});
    // Later in this turn: without anybody who observes it a query is aborted, and what one view lets go the next may
    // be about to take.
    return () => queueMicrotask(leave);
  }, [client, queries]);
  return useQueries({ queries, combine }, client);
}
