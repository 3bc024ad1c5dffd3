import { useMemo } from 'react';
import { type PlannedQuery, queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import type { UrlState } from '#url/url-state.ts';
import { useQueryResults } from './use-query-results.ts';

const NO_QUESTIONS: readonly PlannedQuery[] = [];

/** The result of one query; null, a query nobody has, has none. */
export function useQueryResult(query: PlannedQuery | null, at: UrlState['at']): QueryResultState {
  const queries = useMemo(() => (query === null ? NO_QUESTIONS : [query]), [query]);
  const results = useQueryResults(queries, at);
  return (query === null ? undefined : results.get(queryId(query))) ?? { state: 'loading' };
}
