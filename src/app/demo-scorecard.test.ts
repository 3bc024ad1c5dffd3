import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { durationMs, MINUTE } from '#compute/units.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import { answerApi } from '#demo/http-api.ts';
import { DEMO_NOW } from '#demo/timeline.ts';
import { createPrometheusClient } from '#prometheus/client.ts';
import { ask } from '#scorecard/answers/run-query.ts';
import type { Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { fetchScorecard } from '#scorecard/evaluate/fetch-scorecard.ts';
import { attentionList } from '#scorecard/explain/attention.ts';
import { type ExecutiveModel, executiveModel, figuresOf } from '#scorecard/explain/figures.ts';
import { pillarRows } from '#scorecard/explain/pillar-rows.ts';
import { planTrend } from '#scorecard/plan/plan-trend.ts';
import type { QueryResult } from '#scorecard/queries/query-result.ts';
import { measureTrend } from '#scorecard/trends/trend.ts';
import type { Trend } from '#scorecard/trends/trend-frame.ts';

const client = createPrometheusClient({
  baseUrl: 'http://demo.test/demo-prometheus',
  fetch: (input, init) => answerApi(new Request(input, init)),
  timeout: MINUTE,
});
const { config } = readScorecard(readFileSync('demo/scorecard.json', 'utf8'));
if (config === null) throw new Error('the demo’s scorecard.json does not load');
const choice = { window: null, filters: [] };

/** The whole road but the browser: config, plan, client, decode, compute, evaluate, view model. */
describe('the demo world on its own scorecard', () => {
  let scorecard: Scorecard;
  let model: ExecutiveModel;

  beforeAll(async () => {
    scorecard = await fetchScorecard((query) => ask(client, query, DEMO_NOW), config, {
      choice,
      at: DEMO_NOW,
    });
    model = executiveModel(config, scorecard);
  });

  test("is the brief's table, to the digit", () => {
    const rows = pillarRows(scorecard.pillars, 'USD').map(({ title, headline, status }) => [
      title,
      headline?.text.replaceAll('\u00A0', ' '),
      status,
    ]);
    expect(rows).toEqual([
      ['Reliability', '99.95 %', 'Exceeding'],
      ['Performance', '150 ms', 'Exceeding'],
      ['Quality', '0.3 %', 'Exceeding'],
      ['Security', '0', 'Met'],
      ['Cost', '$0.50', 'Exceeding'],
    ]);
    expect(scorecard.grade).toMatchObject({ letter: 'A+', verdict: 'Exceeding all targets', caps: [] });
  });

  test("shows the brief's figures of the three views", () => {
    const shown = (ids: readonly string[]) =>
      figuresOf(ids, scorecard.evaluations, 'USD').map(({ text }) => text.replaceAll('\u00A0', ' '));
    expect(shown(config.views.executive)).toEqual(['99.95 %', '20/day', '4.6/5.0', '$0.50']);
    expect(shown(config.views.operations)).toEqual(['150 ms', '0.3 %', '45 %', '85 %']);
    expect(shown(config.views.engineering)).toEqual(['95 %', '80 %', '8 %', '100 %']);
  });

  test('says in a sentence what is left of the error budget', () => {
    expect(model.sentence.replaceAll('\u00A0', ' ')).toBe(
      'Exceeding all targets. 22 of 43 minutes of the 30-day error budget left.',
    );
    expect(scorecard.grade?.range).toEqual({ worst: 'A+', best: 'A+', unknown: 0, doubtful: 0, of: 17 });
    expect(attentionList(scorecard.evaluations, 'USD')).toEqual([]);
  });
});

describe('a trend', () => {
  async function trendOf(id: string, maxPoints: number): Promise<Trend> {
    const indicator = config?.indicators.find((entry) => entry.id === id);
    if (indicator === undefined) throw new Error(`no ${id}`);
    const plan = planTrend(
      indicator,
      { ...choice, window: durationMs(24 * 60 * MINUTE) },
      { scrapeInterval: MINUTE, maxPoints },
    );
    if (plan === null) throw new Error(`${id} has no trend`);
    const results = new Map<string, QueryResult>();
    for (const [name, query] of Object.entries(plan.queries))
      results.set(name, await ask(client, query, DEMO_NOW));
    const trend = measureTrend(plan, results);
    if (trend === null) throw new Error('nothing was measured');
    return trend;
  }

  test('ends at the figure of its headline: both come from one rule', async () => {
    const trend = await trendOf('latency_p95', 720);
    expect(trend.times.at(-1)).toBe(DEMO_NOW);
    expect(trend.values.at(-1)).toBeCloseTo(0.15, 12);
    expect(trend.times).toHaveLength(288);
  });

  test('covers its span without a gap where there are data', async () => {
    const trend = await trendOf('error_rate', 60);
    expect(trend.covered).toBe(24 * 60 * MINUTE);
    expect(trend.values.every((value) => value >= 0 && value < 0.01)).toBe(true);
  });
});
