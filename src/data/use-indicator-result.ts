import { useMemo } from 'react';
import type { Indicator } from '#config/indicator.ts';
import { type IndicatorPlan, planIndicator } from '#scorecard/plan/plan-indicator.ts';
import { type PlannedQuery, queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import type { UrlState } from '#url/url-state.ts';
import { useQueryResults } from './use-query-results.ts';

const NOTHING: readonly PlannedQuery[] = [];

/** The raw response behind one indicator's main query; the scorecard has asked for it already. */
export function useIndicatorResult(
  indicator: Indicator | undefined,
  { window, filters, at }: Pick<UrlState, 'window' | 'filters' | 'at'>,
): { readonly plan: IndicatorPlan | null; readonly state: QueryResultState } {
  const plan = useMemo(
    () => (indicator === undefined ? null : planIndicator(indicator, { window, filters })),
    [indicator, window, filters],
  );
  const query = plan?.queries.query;
  const queries = useMemo(() => (query === undefined ? NOTHING : [query]), [query]);
  const results = useQueryResults(queries, at);
  return {
    plan,
    state: (query === undefined ? undefined : results.get(queryId(query))) ?? { state: 'loading' },
  };
}
