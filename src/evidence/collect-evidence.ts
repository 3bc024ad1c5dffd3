import type { EpochMs } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
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

/** Asks everything once more, of the raw series, and keeps each response as it comes. */
export async function collectEvidence(
  server: ClientOptions & { readonly fetch: Fetch },
  subject: Subject,
): Promise<Evidence> {
  const { config, choice, at } = subject;
  const exchanges: Exchange[] = [];
  const client = createPrometheusClient({ ...server, fetch: recordingFetch(server.fetch, exchanges) });
  const scorecard = await fetchScorecard(askingOnce(client, at), config, { choice, at });
  return {
    version: 1,
    // An address may hold a password, and nobody is asked again.
    config: { ...config, prometheus: { ...config.prometheus, url: null } },
    choice,
    exchanges: exchanges.sort((a, b) => (a.params < b.params ? -1 : 1)),
    report: makeReport(scorecard, subject),
  };
}
