import type { QueryObserverResult } from '@tanstack/query-core';
import type { PrometheusError } from '#prometheus/error.ts';
import type { QueryResult, QueryResultState, QueryResultStates } from '#scorecard/queries/query-result.ts';

type Result = Pick<QueryObserverResult<QueryResult, PrometheusError>, 'data' | 'error'>;

const LOADING: QueryResultState = { state: 'loading' };

/**
 * What has become of some queries, by their `queryId`. The same objects as long as nothing changed in them:
 * a refresh that begins draws nothing anew.
 * @param keys of the queries, in the order of the results
 */
export function combineResults(keys: readonly string[]): (results: readonly Result[]) => QueryResultStates {
  let known: QueryResultStates = new Map();
  return (results) => {
    const states = new Map(
      keys.map((key, index) => [key, stateOf(results[index], known.get(key) ?? LOADING)]),
    );
    const isSame = known.size === states.size && keys.every((key) => known.get(key) === states.get(key));
    if (!isSame) known = states;
    return known;
  };
}

/** The last good response outlives a refresh that fails. */
function stateOf(result: Result | undefined, known: QueryResultState): QueryResultState {
  const { data, error = null } = result ?? {};
  if (data !== undefined) {
    const isKnown = known.state === 'ready' && known.result === data && known.refreshError === error;
    return isKnown ? known : { state: 'ready', result: data, refreshError: error };
  }
  if (error === null) return LOADING;
  return known.state === 'failed' && known.error === error ? known : { state: 'failed', error };
}
