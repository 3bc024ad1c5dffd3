import type { EpochMs } from '#compute/units.ts';
import type { PrometheusClient } from '#prometheus/answer.ts';
import type { PlannedQuery } from '#scorecard/queries/planned-query.ts';
import type { QueryResult } from '#scorecard/queries/reading.ts';
import { createQueryClient } from './query-client.ts';
import { resultQuery } from './reading.ts';

/** Asks for somebody who looks only once, at one instant: with the retries of a screen, and nothing to keep. */
export function askingOnce(
  client: PrometheusClient,
  at: EpochMs,
): (question: PlannedQuery) => Promise<QueryResult> {
  // A timer that frees memory later would keep the command line waiting for it.
  const gcTime = Number.POSITIVE_INFINITY;
  const queries = createQueryClient({ gcTime });
  const source = { client, instants: { current: () => at } };
  return (question) => queries.fetchQuery({ ...resultQuery(source, question, at), gcTime });
}
