import { QueriesObserver } from '@tanstack/query-core';
import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { EpochMs } from '#compute/units.ts';
import { type PlannedQuery, queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResultStates } from '#scorecard/queries/reading.ts';
import { combineResults } from './combine-readings.ts';
import { resultQuery } from './reading.ts';
import { useSession } from './session-context.ts';

/** What has become of each question so far, by its `questionKey`. Asks what has not been asked. */
export function useQueryResults(questions: readonly PlannedQuery[], at: EpochMs | null): QueryResultStates {
  const { queries: client, resultSource } = useSession();
  const { queries, combine } = useMemo(() => {
    const different = new Map(questions.map((question) => [queryId(question), question]));
    return {
      queries: [...different.values()].map((question) => resultQuery(resultSource, question, at)),
      combine: combineResults([...different.keys()]),
    };
  }, [resultSource, questions, at]);
  useEffect(() => {
    const observer = new QueriesObserver(client, queries);
    const leave = observer.subscribe(() => {});
    // Later in this turn: without anybody who observes it a query is aborted, and what one view lets go the next may
    // be about to take.
    return () => queueMicrotask(leave);
  }, [client, queries]);
  return useQueries({ queries, combine }, client);
}
