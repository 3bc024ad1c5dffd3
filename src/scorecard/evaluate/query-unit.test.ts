import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fromBaseUnit, type QueryUnit } from '#compute/query-unit.ts';
import type { Labels } from '#compute/series.ts';
import { MINUTE } from '#compute/units.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import { answerApi } from '#demo/http-api.ts';
import { DEMO_NOW } from '#demo/timeline.ts';
import type { PrometheusClient } from '#prometheus/api-response.ts';
import { createPrometheusClient } from '#prometheus/client.ts';
import { ask } from '#scorecard/answers/run-query.ts';
import { fetchScorecard } from './fetch-scorecard.ts';

const DEMO = readFileSync('demo/scorecard.json', 'utf8');
const CHOICE = { window: null, filters: [] };

const demo = createPrometheusClient({
  baseUrl: 'http://demo.invalid',
  fetch: (url, init) => answerApi(new Request(url, init)),
  timeout: MINUTE,
});

/** The same server, had its exporter written another unit into one metric. */
function exporting(metric: string, unit: QueryUnit, of: 'bounds' | 'values'): PrometheusClient {
  const relabelled = (labels: Labels): Labels =>
    of === 'values' || labels.le === undefined
      ? labels
      : { ...labels, le: labels.le === '+Inf' ? '+Inf' : String(fromBaseUnit(Number(labels.le), unit)) };
  const scaled = (value: number) => (of === 'values' ? fromBaseUnit(value, unit) : value);
  return {
    ...demo,
    query: async (expr, at, signal) => {
      const response = await demo.query(expr, at, signal);
      // A count of series has no unit.
      if (!expr.includes(metric)) return response;
      const isCount = expr.startsWith('count');
      return {
        ...response,
        data: response.data.map((sample) => ({
          ...sample,
          labels: relabelled(sample.labels),
          value: isCount ? sample.value : scaled(sample.value),
        })),
      };
    },
  };
}

async function figuresOf(
  client: PrometheusClient,
  change: (indicator: Record<string, unknown>) => void,
  ids: readonly string[],
) {
  const file = JSON.parse(DEMO);
  for (const indicator of file.indicators) if (ids.includes(indicator.id)) change(indicator);
  const { config, problems } = readScorecard(JSON.stringify(file));
  expect(problems).toEqual([]);
  if (config === null) throw new Error('the demo has a scorecard');
  const scorecard = await fetchScorecard((query) => ask(client, query, DEMO_NOW), config, {
    choice: CHOICE,
    at: DEMO_NOW,
  });
  return ids.map((id) => {
    const evaluation = scorecard.evaluations.get(id);
    if (evaluation?.state !== 'ready') throw new Error(`${id} has no figure`);
    const { outcome, bracket } = evaluation.measurement;
    return { id, outcome, bracket, judgement: evaluation.judgement, doubts: evaluation.doubts };
  });
}

const WORLDS: readonly {
  readonly unit: QueryUnit;
  readonly of: 'bounds' | 'values';
  readonly metric: string;
  readonly ids: readonly string[];
}[] = [
  {
    unit: 'milliseconds',
    of: 'bounds',
    metric: 'http_request_duration_seconds_bucket',
    ids: ['latency_p50', 'latency_p95', 'latency_p99'],
  },
  {
    unit: 'microseconds',
    of: 'bounds',
    metric: 'http_request_duration_seconds_bucket',
    ids: ['latency_p50', 'latency_p95', 'latency_p99'],
  },
  {
    unit: 'milliseconds',
    of: 'bounds',
    metric: 'solver_duration_seconds_bucket',
    ids: ['solver_performance'],
  },
  { unit: 'percent', of: 'values', metric: 'test_coverage_ratio', ids: ['test_coverage'] },
  { unit: 'percent', of: 'values', metric: 'db_client_connection_count', ids: ['db_connections'] },
];

test.each(WORLDS)('$metric in $unit has the figures of base units', async ({ unit, of, metric, ids }) => {
  const plain = await figuresOf(demo, () => {}, ids);
  const exporter = exporting(metric, unit, of);
  expect(
    await figuresOf(exporter, (indicator) => Object.assign(indicator, { queryUnit: unit }), ids),
  ).toEqual(plain);
  // Unless somebody says so, the figures are others: the world did change.
  expect(await figuresOf(exporter, () => {}, ids)).not.toEqual(plain);
});
