import type { ScorecardConfig } from '#config/schema.ts';
import type { PrometheusClient } from '#prometheus/api-response.ts';
import type { RecordedSeries } from './recorded-client.ts';
import { DEFINITION_LABEL, recordingsOf, selectorOf } from './recording.ts';

/**
 * Fills in what the server has recorded of a scorecard's queries. Where it cannot say, it is asked the queries
 * themselves, as ever.
 * @throws PrometheusError
 */
export async function discoverRecordings(
  client: PrometheusClient,
  { indicators }: Pick<ScorecardConfig, 'indicators'>,
  recorded: RecordedSeries,
): Promise<void> {
  const recordings = [...recordingsOf(indicators).values()];
  const { data } = await client.labelValues(DEFINITION_LABEL, ['{__name__=~"pillars:.+"}']);
  const known = new Set(data);
  for (const recording of recordings) {
    if (known.has(recording.definition)) recorded.set(recording.expr, selectorOf(recording));
  }
}
