import { readFileSync } from 'node:fs';
import { bench, describe } from 'vitest';
import { durationMs, SECOND } from '#compute/units.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import { answerApi } from '#demo/http-api.ts';
import { DEMO_NOW } from '#demo/timeline.ts';
import { createPrometheusClient } from '#prometheus/client.ts';
import { ask } from '#scorecard/answers/run-query.ts';
import { evaluateScorecard } from '#scorecard/evaluate/evaluate-scorecard.ts';
import { planIndicator, queriesOf } from '#scorecard/plan/plan-indicator.ts';
import { queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';

const { config } = readScorecard(readFileSync('demo/scorecard.json', 'utf8'));
if (config === null) throw new Error('the demo’s scorecard.json does not load');

const client = createPrometheusClient({
  baseUrl: 'http://demo.invalid',
  fetch: (url, init) => answerApi(new Request(url, init)),
  timeout: durationMs(60 * SECOND),
});
const plans = config.indicators.map((indicator) => planIndicator(indicator, { window: null, filters: [] }));
const states = new Map<string, QueryResultState>();
for (const query of queriesOf(plans)) {
  const result = await ask(client, query, DEMO_NOW);
  states.set(queryId(query), { state: 'ready', result, refreshError: null });
}

describe('evaluate: the demo’s scorecard from decoded answers', () => {
  bench('all indicators, pillars and the grade', () => {
    const scorecard = evaluateScorecard(config, plans, {
      find: (query) => states.get(queryId(query)) ?? { state: 'loading' },
      now: DEMO_NOW,
    });
    if (scorecard.grade?.letter !== 'A+') throw new Error('the demo world has another grade');
  });
});
