import { type EpochMs, epochMs } from '#compute/units.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import type { Evaluation } from './evaluation.ts';

/** A line over time, as far as its age goes. */
type Line =
  | { readonly state: 'loading' | 'failed' }
  | { readonly state: 'ready'; readonly at: EpochMs; readonly trend: unknown; readonly isStale?: boolean };

/** What can be old: a result, a figure, a line. */
type Dated = QueryResultState | Evaluation | Line;

/**
 * Since when results, or what was made of them, are old: the instant of the oldest that is the last good one, since
 * asking again has failed. null where none is.
 */
export function staleSince(shown: Iterable<Dated | undefined>): EpochMs | null {
  const old = [...shown].flatMap((one) => {
    if (one?.state !== 'ready') return [];
    if ('trend' in one) return one.isStale === true ? [one.at] : [];
    if (one.refreshError === null) return [];
    return ['result' in one ? one.result.at : one.at];
  });
  return old.length === 0 ? null : epochMs(Math.min(...old));
}
