import { epochMs } from '#compute/units.ts';
import type { FiringAlert } from '#prometheus/api-response.ts';
import type { QueryResult, QueryResultState } from '#scorecard/queries/query-result.ts';

/** What one server says of its alerts or its rules. */
export type ServerState = {
  /** Name of the server; undefined: the default one. */
  readonly source: string | undefined;
  readonly state: QueryResultState;
};

/**
 * What several servers say of their alerts, as if one had said it. While one cannot be asked, what fires elsewhere is
 * shown with a warning; that nothing fires is not known then.
 */
export function joinAlerts(servers: readonly ServerState[]): QueryResultState {
  const [first] = servers;
  if (servers.length === 1 && first !== undefined) return first.state;
  if (servers.some(({ state }) => state.state === 'loading')) return { state: 'loading' };
  const ready = servers.flatMap(({ source, state }) =>
    state.state === 'ready' ? [{ source, ...state }] : [],
  );
  const failed = servers.flatMap(({ source, state }) =>
    state.state === 'failed' ? [{ source, error: state.error }] : [],
  );
  const all = (part: 'firing' | 'pending') =>
    ready.flatMap(({ source, result }) => (result[part] ?? []).map((alert) => named(alert, source)));
  const joined = { firing: all('firing'), pending: all('pending') };
  const isEmpty = joined.firing.length + joined.pending.length === 0;
  const [failure] = failed;
  const [one] = ready;
  if (one === undefined || (failure !== undefined && isEmpty))
    return failure === undefined ? { state: 'loading' } : { state: 'failed', error: failure.error };
  const result: QueryResult = {
    ...one.result,
    ...joined,
    at: epochMs(Math.min(...ready.map((entry) => entry.result.at))),
    warnings: [
      ...new Set(ready.flatMap((entry) => entry.result.warnings)),
      ...failed.map(({ source, error }) => unknownAlerts(source, error.message)),
    ],
  };
  const refreshError = ready.find((entry) => entry.refreshError !== null)?.refreshError ?? null;
  return { state: 'ready', result, refreshError };
}

/** "the default server", or the one that has this name. */
const serverName = (source: string | undefined): string =>
  source === undefined ? 'the default server' : `the server "${source}"`;

const unknownAlerts = (source: string | undefined, message: string): string =>
  `What fires on ${serverName(source)} is not known: ${message}`;

/** Two servers may fire the same alert with the same labels. */
const named = (alert: FiringAlert, source: string | undefined): FiringAlert =>
  source === undefined ? alert : { ...alert, name: `${alert.name} (${source})` };
