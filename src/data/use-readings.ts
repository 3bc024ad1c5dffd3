import { QueriesObserver } from '@tanstack/query-core';
import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { EpochMs } from '#compute/units.ts';
import { type PlannedQuery, questionKey } from '#scorecard/queries/planned-query.ts';
import type { ReadingStates } from '#scorecard/queries/reading.ts';
import { combineReadings } from './combine-readings.ts';
import { readingQuery } from './reading.ts';
import { useSession } from './session-context.ts';

/** What has become of each question so far, by its `questionKey`. Asks what has not been asked. */
export function useReadings(questions: readonly PlannedQuery[], at: EpochMs | null): ReadingStates {
  const { queries: client, readingSource } = useSession();
  const { queries, combine } = useMemo(() => {
    const different = new Map(questions.map((question) => [questionKey(question), question]));
    return {
      queries: [...different.values()].map((question) => readingQuery(readingSource, question, at)),
      combine: combineReadings([...different.keys()]),
    };
  }, [readingSource, questions, at]);
  useEffect(() => {
    const observer = new QueriesObserver(client, queries);
    const leave = observer.subscribe(() => {});
    // Later in this turn: without anybody who observes it a query is aborted, and what one view lets go the next may
    // be about to take.
    return () => queueMicrotask(leave);
  }, [client, queries]);
  return useQueries({ queries, combine }, client);
}
