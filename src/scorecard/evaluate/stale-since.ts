import { type EpochMs, epochMs } from '#compute/units.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import type { Evaluation } from './evaluation.ts';

/** A line over time, as far as its age goes. */
type Line =
  | { readonly state: 'loading' | 'failed' }
  | { readonly state: 'ready'; readonly at: EpochMs; readonly trend: unknown; readonly isStale?: boolean };

type ApiResponse = QueryResultState | Evaluation | Line;

/**
 * Since when answers, or what was made of them, are old: the instant of the oldest that is the last good one, since
 * asking again has failed. null where none is.
 */
export function staleSince(responses: Iterable<ApiResponse | undefined>): EpochMs | null {
  const old = [...responses].flatMap((response) => {
    if (response?.state !== 'ready') return [];
    if ('trend' in response) return response.isStale === true ? [response.at] : [];
    if (response.refreshError === null) return [];
    return ['result' in response ? response.result.at : response.at];
  });
  return old.length === 0 ? null : epochMs(Math.min(...old));
}
