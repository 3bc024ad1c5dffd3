import type { ConfigProblem } from '#config/problem.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import type { PrometheusClient } from '#prometheus/api-response.ts';
import type { ClientOptions } from '#prometheus/client.ts';
import type { Fetch } from '#prometheus/exchange.ts';
import type { DataSource } from '#scorecard/queries/data-source.ts';
import type { InstantSource } from './refresh-instant.ts';
import type { ServerState } from './server-state.ts';

/** A server that has a name in scorecard.json. */
export type NamedServer = {
  /** Its address, without what may be secret in it. */
  readonly label: string;
  readonly client: PrometheusClient;
  /** What the client was made of. */
  readonly server: Session['server'];
};

/** All a screen needs to get its figures, made once. */
export type Session = ServerState & {
  readonly config: ScorecardConfig;
  /** Of the definitions in it. */
  readonly configHash: string;
  /** The file that `config` was read from. */
  readonly configUrl: string;
  /** The reader's own file as it was read, whether its figures are shown or those of the demo world; null: not read. */
  readonly file: { readonly url: string; readonly config: ScorecardConfig } | null;
  readonly problems: readonly ConfigProblem[];
  readonly source: DataSource;
  readonly client: PrometheusClient;
  /** What the client was made of, for whoever needs one of their own. */
  readonly server: ClientOptions & { readonly fetch: Fetch };
  /** The servers that scorecard.json names beside that one. */
  readonly sources: ReadonlyMap<string, NamedServer>;
  readonly instants: InstantSource;
};

/** The server of a query; undefined is the default one. @throws RangeError for a name that no server has */
export function serverOf(
  { client, server, source: { label }, sources }: Pick<Session, 'client' | 'server' | 'source' | 'sources'>,
  source: string | undefined,
): NamedServer {
  const found = source === undefined ? { label, client, server } : sources.get(source);
  if (found === undefined) throw new RangeError(`there is no server called "${source}"`);
  return found;
}
