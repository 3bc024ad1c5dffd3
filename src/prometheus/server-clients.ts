import type { PrometheusClient } from './api-response.ts';

/** A client for each server: the default one, and those that have a name. */
export type ServerClients = {
  readonly client: PrometheusClient;
  readonly sources?: ReadonlyMap<string, PrometheusClient>;
};

/**
 * The client of a server.
 * @param source its name; undefined: the default one
 * @throws RangeError for a name that no server has: the default one must never answer in its place
 */
export function clientOf({ client, sources }: ServerClients, source: string | undefined): PrometheusClient {
  if (source === undefined) return client;
  const named = sources?.get(source);
  if (named === undefined) throw new RangeError(`there is no server called "${source}"`);
  return named;
}
