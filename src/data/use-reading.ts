import { useMemo } from 'react';
import { type PlannedQuery, queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState } from '#scorecard/queries/reading.ts';
import type { UrlState } from '#url/url-state.ts';
import { useQueryResults } from './use-readings.ts';

const NO_QUESTIONS: readonly PlannedQuery[] = [];

/** The answer to one question; null, a question nobody has, is never answered. */
export function useQueryResult(question: PlannedQuery | null, at: UrlState['at']): QueryResultState {
  const questions = useMemo(() => (question === null ? NO_QUESTIONS : [question]), [question]);
  const readings = useQueryResults(questions, at);
  return (question === null ? undefined : readings.get(queryId(question))) ?? { state: 'loading' };
}
