import type { QueryClient } from '@tanstack/query-core';
import type { PrometheusClient } from '#prometheus/api-response.ts';
import { keys } from './keys.ts';
import type { InstantSource } from './refresh-instant.ts';
import { createRefreshScheduler, type RefreshScheduler } from './refresh-scheduler.ts';
import type { ResultSource } from './result-query.ts';

/** What is known of a server, and what keeps it up to date. */
export type ServerState = {
  readonly queries: QueryClient;
  readonly resultSource: ResultSource;
  readonly scheduler: RefreshScheduler;
};

export function createServerState(
  queries: QueryClient,
  client: PrometheusClient,
  instants: InstantSource,
): ServerState {
  const scheduler = createRefreshScheduler(queries, instants);
  // While the server is down no query is tried again on its own: the scheduler probes.
  const { retry } = queries.getDefaultOptions().queries ?? {};
  queries.setQueryDefaults(keys.results(), {
    retry: (failures, error) => typeof retry === 'function' && !scheduler.isDown() && retry(failures, error),
  });
  return { queries, resultSource: { client, instants }, scheduler };
}
