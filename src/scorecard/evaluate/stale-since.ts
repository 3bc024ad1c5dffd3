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
export function staleSince(answers: Iterable<ApiResponse | undefined>): EpochMs | null {
  const old = [...answers].flatMap((answer) => {
    if (answer?.state !== 'ready') return [];
    if ('trend' in answer) return answer.isStale === true ? [answer.at] : [];
    if (answer.refreshError === null) return [];
    return ['result' in answer ? answer.result.at : answer.at];
  });
  return old.length === 0 ? null : epochMs(Math.min(...old));
}
