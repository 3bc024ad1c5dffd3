import type { PrometheusClient } from '#prometheus/api-response.ts';

/** What recording rules have ready: PromQL as planned, and the recorded series that answers it. */
export type RecordedSeries = Map<string, string>;

/**
 * The client, reading recorded series where there are any. Where one is empty (the rule is gone, or too young for the
 * instant asked about) the query is put as planned.
 * @param recorded may be filled later, by `discoverRecordings`
 */
export function recordedClient(client: PrometheusClient, recorded: RecordedSeries): PrometheusClient {
  return {
    ...client,
    query: async (expr, at, signal) => {
      const series = recorded.get(expr);
      if (series !== undefined) {
        const response = await client.query(series, at, signal);
        if (response.data.length > 0 || response.histograms !== undefined)
          return {
            ...response,
            infos: [...response.infos, `Read from ${series}, kept by a recording rule.`],
          };
      }
      return client.query(expr, at, signal);
    },
  };
}
