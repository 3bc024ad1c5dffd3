import { useMemo } from 'react';
import type { ConfigProblem } from '#config/problem.ts';
import { useSession } from '#data/session-context.ts';
import { useQueryResults } from '#data/use-query-results.ts';
import { queryId } from '#scorecard/queries/planned-query.ts';
import type { UrlState } from '#url/url-state.ts';
import { sectionProblems, sectionQueries } from './config-queries.ts';

/** What the server refuses of scorecard.json beside the indicators. A query each, so only while somebody checks. */
export function useSectionProblems({ at }: Pick<UrlState, 'at'>): readonly ConfigProblem[] {
  const { config } = useSession();
  const asked = useMemo(() => sectionQueries(config), [config]);
  const queries = useMemo(() => asked.map(({ query }) => query), [asked]);
  const states = useQueryResults(queries, at);
  return useMemo(() => sectionProblems(asked, (query) => states.get(queryId(query))), [asked, states]);
}
