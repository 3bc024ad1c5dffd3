import type { EpochMs } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { type ServerConfig, sourcesOf } from '#config/server.ts';
import { askingOnce } from '#data/ask-once.ts';
import { type ClientOptions, createPrometheusClient } from '#prometheus/client.ts';
import type { Fetch } from '#prometheus/exchange.ts';
import { makeReport } from '#report/make-report.ts';
import type { Report } from '#report/report-schema.ts';
import { fetchScorecard } from '#scorecard/evaluate/fetch-scorecard.ts';
import type { Choice } from '#scorecard/queries/choice.ts';
import type { Evidence, Exchange } from './evidence.ts';
import { recordingFetch } from './record-exchanges.ts';

type Subject = {
  readonly config: ScorecardConfig;
  readonly choice: Choice;
  readonly at: EpochMs;
  readonly source: Report['source'];
};

type Server = ClientOptions & { readonly fetch: Fetch };

/** The default server, and those that have a name. */
type Servers = {
  readonly server: Server;
  readonly sources: ReadonlyMap<string, { readonly server: Server }>;
};

/** Asks everything once more, of the raw series, and keeps each response as it comes. */
export async function collectEvidence({ server, sources }: Servers, subject: Subject): Promise<Evidence> {
  const { config, choice, at } = subject;
  const exchanges: Exchange[] = [];
  const recording = (options: Server, source?: string) =>
    createPrometheusClient({ ...options, fetch: recordingFetch(options.fetch, exchanges, source) });
  const clients = {
    client: recording(server),
    sources: new Map([...sources].map(([name, named]) => [name, recording(named.server, name)])),
  };
  const scorecard = await fetchScorecard(askingOnce(clients, at), config, { choice, at });
  return {
    version: 1,
    config: { ...config, prometheus: withoutAddresses(config.prometheus) },
    choice,
    exchanges: exchanges.sort((a, b) => (a.params < b.params ? -1 : 1)),
    report: makeReport(scorecard, subject),
  };
}

/** An address may hold a password, and nobody is asked again. */
function withoutAddresses({ sources, ...prometheus }: ServerConfig): ServerConfig {
  const named = sourcesOf({ sources }).map(([name, source]) => [name, { ...source, url: name }] as const);
  return { ...prometheus, url: null, ...(named.length === 0 ? {} : { sources: Object.fromEntries(named) }) };
}
