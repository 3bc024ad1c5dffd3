import type { EpochMs } from '#compute/units.ts';
import type { ServerClients } from '#prometheus/server-clients.ts';
import type { PlannedQuery } from '#scorecard/queries/planned-query.ts';
import type { QueryResult } from '#scorecard/queries/query-result.ts';
import { createQueryClient } from './query-client.ts';
import { resultQuery } from './result-query.ts';

/** Asks for somebody who looks only once, at one instant: with the retries of a screen, and nothing to keep. */
export function askingOnce(
  clients: ServerClients,
  at: EpochMs,
): (query: PlannedQuery) => Promise<QueryResult> {
  // A timer that frees memory later would keep the command line waiting for it.
  const gcTime = Number.POSITIVE_INFINITY;
  const queries = createQueryClient({ gcTime });
  const source = { ...clients, instants: { current: () => at } };
  return (query) => queries.fetchQuery({ ...resultQuery(source, query, at), gcTime });
}
