import { durationMs, type EpochMs, epochMs, MINUTE } from '#compute/units.ts';
import type { PrometheusClient } from '#prometheus/api-response.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { matcherText } from '#scorecard/promql/matcher.ts';
import type { Preset } from './preset.ts';
import { inChunks, namePatterns } from './sample-names.ts';

/** What a server has of what presets know. */
export type Inventory = {
  /** Names of samples: `http_requests_total`, `http_request_duration_seconds_bucket`. */
  readonly names: ReadonlySet<string>;
  /** What could not be found out. */
  readonly notes: readonly string[];
};

/** The types that a server states for a metric; empty where it states none. */
export type TypesOf = (metric: string) => Promise<readonly string[]>;

/** What did not come once is not asked for again and again. */
export function askTypesOnce(askTypes: TypesOf, complain: (note: string) => void): TypesOf {
  let isRefused = false;
  return async (metric) => {
    if (isRefused) return [];
    try {
      return await askTypes(metric);
    } catch (error) {
      if (!(error instanceof PrometheusError)) throw error;
      if (!isRefused)
        complain(
          `The server tells no types of metrics (${error.message}), so they are taken from the names.`,
        );
      isRefused = true;
      return [];
    }
  };
}

/**
 * The names that a server has of those that presets know. It asks the index of the server for these names and no
 * others, so that one with a hundred thousand names has no more to do than a small one.
 * @throws PrometheusError
 */
export async function takeInventory(
  client: PrometheusClient,
  presets: readonly Preset[],
  signal?: AbortSignal,
): Promise<Inventory> {
  const found = await Promise.all(
    inChunks(namePatterns(presets)).map((pattern) =>
      client.labelValues('__name__', [`{${nameMatches(pattern)}}`], signal),
    ),
  );
  return {
    names: new Set(found.flatMap(({ data }) => data)),
    notes: [...new Set(found.flatMap(({ warnings }) => warnings))],
  };
}

const nameMatches = (pattern: string): string =>
  matcherText({ label: '__name__', operator: '=~', value: pattern });

/** How long series may be gone and still be found by their labels. */
const LATELY = durationMs(60 * MINUTE);

/** @throws PrometheusError */
export async function labelsOf(
  client: PrometheusClient,
  name: string,
  at: EpochMs,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const match = `{${matcherText({ label: '__name__', operator: '=', value: name })}}`;
  const { data } = await client.labelNames([match], { start: epochMs(at - LATELY), end: at }, signal);
  return data.filter((label) => label !== '__name__');
}
