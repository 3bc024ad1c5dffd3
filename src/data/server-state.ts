import type { QueryClient } from '@tanstack/query-core';
import type { PrometheusClient } from '#prometheus/answer.ts';
import type { InstantSource } from '#scorecard/instant-source.ts';
import { createQueryClient } from './query-client.ts';
import type { ReadingSource } from './reading.ts';
import { createRefreshScheduler, type RefreshScheduler } from './refresh-scheduler.ts';

/** What is known of a server, and what keeps it up to date. */
export type ServerState = {
  readonly queries: QueryClient;
  readonly readingSource: ReadingSource;
  readonly scheduler: RefreshScheduler;
};

export function createServerState(client: PrometheusClient, instants: InstantSource): ServerState {
  const queries = createQueryClient({ isServerDown: () => scheduler.isDown() });
  const scheduler = createRefreshScheduler(queries, instants);
  return { queries, readingSource: { client, instants }, scheduler };
}
