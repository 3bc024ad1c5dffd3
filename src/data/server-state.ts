import type { QueryClient } from '@tanstack/query-core';
import type { ServerClients } from '#prometheus/server-clients.ts';
import type { InstantSource } from './refresh-instant.ts';
import { createRefreshScheduler, type RefreshScheduler } from './refresh-scheduler.ts';
import type { ResultSource } from './result-query.ts';

/** What is known of the servers, and what keeps it up to date. */
export type ServerState = {
  readonly queries: QueryClient;
  readonly resultSource: ResultSource;
  readonly scheduler: RefreshScheduler;
};

export function createServerState(
  queries: QueryClient,
  clients: ServerClients,
  instants: InstantSource,
): ServerState {
  const scheduler = createRefreshScheduler(queries, instants);
  return { queries, resultSource: { ...clients, instants, isDown: scheduler.isDown }, scheduler };
}
