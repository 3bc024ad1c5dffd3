import type { PrometheusClient as Completions } from '@prometheus-io/codemirror-promql';
import { durationMs, type EpochMs, epochMs, HOUR } from '#compute/units.ts';
import type { PrometheusClient } from '#prometheus/api-response.ts';
import { matcherText } from '#scorecard/promql/matcher.ts';

export type { Completions };

/** A server may have a hundred thousand names: it is asked for those that begin with what somebody has typed. */
const LEAST_TYPED = 3;
const LATELY = durationMs(HOUR);

/** What a server has, for the completion of PromQL. What it does not say is not offered. */
export const completionSource = (client: PrometheusClient, now: () => EpochMs): Completions => {
  const metric = (name: string) => [`{${matcherText({ label: '__name__', operator: '=', value: name })}}`];
  const orNone = (names: Promise<{ readonly data: readonly string[] }>): Promise<string[]> =>
    names.then(
      ({ data }) => [...data],
      () => [],
    );
  return {
    metricNames: async (prefix = '') =>
      prefix.length < LEAST_TYPED
        ? []
        : orNone(
            client.labelValues('__name__', [
              `{${matcherText({ label: '__name__', operator: '=~', value: `${prefix}.*` })}}`,
            ]),
          ),
    labelNames: async (name) =>
      name === undefined || name === ''
        ? []
        : orNone(client.labelNames(metric(name), { start: epochMs(now() - LATELY), end: now() })),
    labelValues: async (label, name) =>
      name === undefined || name === '' ? [] : orNone(client.labelValues(label, metric(name))),
    metricMetadata: async () => ({}),
    series: async () => [],
    flags: async () => ({}),
  };
};
