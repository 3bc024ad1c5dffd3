import type { ConfigProblem } from '#config/problem.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import type { PrometheusClient } from '#prometheus/api-response.ts';
import type { ClientOptions } from '#prometheus/client.ts';
import type { Fetch } from '#prometheus/exchange.ts';
import type { DataSource } from '#scorecard/queries/data-source.ts';
import type { InstantSource } from './refresh-instant.ts';
import type { ServerState } from './server-state.ts';

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
  readonly instants: InstantSource;
};
