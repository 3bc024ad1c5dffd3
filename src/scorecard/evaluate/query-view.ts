import type { EpochMs } from '#compute/units.ts';
import type { PrometheusError } from '#prometheus/error.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import { warningsOf } from './server-warnings.ts';
import { staleSince } from './stale-since.ts';

/** How far the queries of a section have come, in the same words for every section. */
export type QueryView<Data> = {
  readonly status: 'loading' | 'failed' | 'empty' | 'ready';
  /** null unless it is ready. */
  readonly data: Data | null;
  /** What stands where the data would be; null where nothing does. */
  readonly message: string | null;
  /** Of when the oldest data are that could not be had anew; null where all are of now. */
  readonly staleSince: EpochMs | null;
  readonly warnings: readonly string[];
};

export const NO_SERIES = 'No data for this metric in this period.';

type Section<Data> = {
  /** What the section is made of. Without it there is nothing to show. */
  readonly state: QueryResultState;
  /** What it shows besides, as far as it is known. */
  readonly beside?: readonly (QueryResultState | undefined)[];
  /** null while it cannot be made yet. */
  readonly data: Data | null;
  /** Why there is nothing in the data; null where there is something. */
  readonly emptyText?: string | null;
  readonly failureText?: (error: PrometheusError) => string;
};

export function queryView<Data>({
  state,
  beside = [],
  data,
  emptyText = null,
  failureText = ({ message }) => message,
}: Section<Data>): QueryView<Data> {
  const states = [state, ...beside];
  const known = { staleSince: staleSince(states), warnings: warningsOf(states) };
  if (state.state === 'failed')
    return { ...known, status: 'failed', data: null, message: failureText(state.error) };
  if (state.state === 'loading' || data === null)
    return { ...known, status: 'loading', data: null, message: null };
  if (emptyText !== null) return { ...known, status: 'empty', data: null, message: emptyText };
  return { ...known, status: 'ready', data, message: null };
}
