import { useMemo } from 'react';
import { MINUTE } from '#compute/units.ts';
import { useSession } from '#data/session-context.ts';
import { useQueryResults } from '#data/use-query-results.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { type SourceCheck, sourceCheck, sourceQuery } from '#scorecard/explain/source-check.ts';
import { queryId } from '#scorecard/queries/planned-query.ts';
import type { UrlState } from '#url/url-state.ts';

export type SourceCheckState =
  /** There is nothing to look at: an attestation. */
  | { readonly state: 'none' }
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'ready'; readonly check: SourceCheck; readonly warnings: readonly string[] };

/** Looks at the series behind a figure. One more query, so only while somebody reads the details. */
export function useSourceCheck(evaluation: Evaluation, { at }: Pick<UrlState, 'at'>): SourceCheckState {
  const { config } = useSession();
  const { asked, window } = evaluation;
  const first = asked[0]?.query;
  const configured = config.prometheus.scrapeInterval ?? null;
  const query = useMemo(
    () => (first === undefined ? null : sourceQuery(first, window, configured ?? MINUTE)),
    [first, window, configured],
  );
  const queries = useMemo(() => (query === null ? [] : [query]), [query]);
  const state = useQueryResults(queries, at).get(query === null ? '' : queryId(query));
  return useMemo(() => {
    if (query === null) return { state: 'none' };
    if (state === undefined || state.state === 'loading') return { state: 'loading' };
    if (state.state === 'failed') return { state: 'failed', message: state.error.message };
    return {
      state: 'ready',
      check: sourceCheck(query, state.result, { window, configured }),
      warnings: state.result.warnings,
    };
  }, [query, state, window, configured]);
}
