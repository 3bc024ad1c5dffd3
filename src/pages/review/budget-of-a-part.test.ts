import { describe, expect, test } from 'vitest';
import { ok } from '#compute/outcome.ts';
import { DAY, durationMs, epochMs, HOUR } from '#compute/units.ts';
import { budgetPosition } from '#features/cost/budget-position.ts';
import { budgetDetails } from '#features/error-budget/budget-detail.ts';
import { burnDownChart } from '#features/error-budget/use-burn-downs.ts';
import { costPlan, costText } from '#features/incidents/incident-cost.ts';
import { wallModel } from '#pages/wall/wall-model.ts';
import type { Evaluation, ReadyEvaluation } from '#scorecard/evaluate/evaluation.ts';
import { budgetModels } from '#scorecard/explain/budget-summary.ts';
import { executiveModel } from '#scorecard/explain/figures.ts';
import type { BudgetIndicator } from '#scorecard/indicators/budget-indicator.ts';
import { planTrend } from '#scorecard/plan/plan-trend.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { stubConfig, stubScorecard } from '#testing/stub-scorecard.ts';
import { reviewModel } from './review-model.ts';
import { reviewPeriods } from './review-period.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const WINDOW = durationMs(30 * DAY);
const UPTIME = {
  ...stubIndicator('ratio', {
    query: 'sum by (status) (increase(requests_total{$filters}[$window]))',
    report: 'good',
    direction: 'atLeast',
    target: 0.999,
    budget: true,
  }),
  id: 'a',
} as BudgetIndicator;
const SPEND = stubIndicator('band', { actual: 'increase(a[$window])', planned: 'b', band: 0.1, target: 0 });

const config = stubConfig();
const scorecard = stubScorecard(config, { a: 0.1, b: 0.1, c: 0.1 });

/** Half of the budget is spent. */
const evaluation = (indicator: ReadyEvaluation['indicator'], coverage?: number): ReadyEvaluation => ({
  state: 'ready',
  indicator,
  window: WINDOW,
  asked: [],
  at: AT,
  results: new Map(),
  measurement: {
    outcome: ok(indicator.kind === 'band' ? 0 : 0.9995),
    n: 1e6,
    formula: '',
    parts: [
      { name: 'actual', value: 279, unit: 'currency' },
      { name: 'planned', value: 279, unit: 'currency' },
    ],
    ...(coverage === undefined ? {} : { coverage }),
  },
  outlook: { forward: [], parts: [] },
  judgement: null,
  exemption: null,
  doubts: [],
  details: {},
  unanswered: [],
  warnings: [],
  infos: [],
  refreshError: null,
});

/** Every place that says what is left of a budget, or what was spent of it. */
const PLACES: Readonly<Record<string, (coverage?: number) => string>> = {
  'the sentence on the executive page': (coverage) => executiveModel(config, withUptime(coverage)).sentence,
  'the wall': (coverage) =>
    wallModel(config, withUptime(coverage), {
      now: AT,
      freshness: { state: 'fresh', at: null, age: null },
      wantedPages: [],
      hasFiringAlert: false,
      hasOpenIncident: false,
    }).grade.sentence,
  'the sentence of a review': (coverage) => review(coverage).sentence,
  'the budgets of a review': (coverage) =>
    JSON.stringify(
      review(coverage)
        .points.flatMap(({ tables }) => tables)
        .find(({ id }) => id === 'budget')?.rows,
    ),
  'the budget section': (coverage) => JSON.stringify(budgetDetails(mapOf(coverage), new Map())),
  'budgets in plain time': (coverage) => budgetModels(mapOf(coverage))[0]?.time ?? '',
  'the burn-down': (coverage) => {
    const plan = planTrend(UPTIME, { window: null, filters: [] }, { scrapeInterval: HOUR, maxPoints: 240 });
    if (plan === null) throw new Error('no trend');
    const known = budgetModels(mapOf(coverage))[0]?.known ?? null;
    return burnDownChart({ plan, state: 'loading', known: null }, known, {
      at: AT,
      currency: 'USD',
    }).notes.join();
  },
  'spend against its budget': (coverage) => budgetPosition(evaluation(SPEND, coverage), 'USD')?.amounts ?? '',
  'what an incident cost': (coverage) => {
    const incident = { start: AT - HOUR, end: AT } as Parameters<typeof costPlan>[2];
    const sample = (status: string, value: number) => ({ labels: { status }, time: AT, value });
    const result = { at: AT, samples: [sample('200', 900), sample('500', 100)], series: [], scans: [] };
    return costText(
      costPlan(UPTIME, { window: null, filters: [] }, incident, AT),
      mapOf(coverage),
      () => ({ state: 'ready', refreshError: null, result: { ...result, warnings: [], infos: [] } }) as never,
      AT,
    );
  },
};

const mapOf = (coverage?: number): ReadonlyMap<string, Evaluation> =>
  new Map([['a', evaluation(UPTIME, coverage)]]);
const withUptime = (coverage?: number) => ({ ...scorecard, evaluations: mapOf(coverage) });
const review = (coverage?: number) =>
  reviewModel({
    config,
    period: 'weekly',
    periods: reviewPeriods('weekly', AT, { zone: 'UTC', fiscalYearStart: 1 }),
    now: { ...withUptime(coverage), covered: null },
    before: { ...scorecard, covered: null },
    incidents: { incidents: [], doubt: null },
    find: () => ({ state: 'loading' }),
    today: AT,
    timeText: String,
  });

describe.each(Object.entries(PLACES))('%s', (_, says) => {
  test('says how much of the window is known where only a part is', () =>
    expect(says(0.9)).toContain('27 of 30 days known'));

  test.each([1, undefined])('says nothing of it where all is known: %s', (coverage) => {
    expect(says(coverage)).not.toMatch(/\d+ of \d+ \w+ known/);
    expect(says(coverage).length).toBeGreaterThan(2);
  });
});

test('the sentence reads as one', () => {
  // 0.1 % of 30 d are 43.2 minutes.
  expect(executiveModel(config, withUptime(0.9)).sentence).toMatch(
    / 21 of 43 minutes of the 30-day error budget left \(27 of 30 days known\)\.$/,
  );
  expect(budgetModels(mapOf(0.9))[0]?.time.replaceAll('\u00A0', ' ')).toBe(
    '22 of 43 minutes used, 21 left (for 30 d, 27 of 30 days known)',
  );
});

test('of what is too little known to be judged no budget is said', () => {
  const judgement = {
    status: 'No data',
    u: null,
    reasons: ['insufficient-coverage'],
    isCeiling: false,
    isAtBest: false,
    isDoubtful: false,
  } as const;
  const evaluations = new Map([['a', { ...evaluation(UPTIME, 0.4), judgement }]]);
  expect(budgetModels(evaluations)).toEqual([]);
  expect(budgetDetails(evaluations, new Map())).toEqual([
    expect.objectContaining({
      state: 'no-data',
      message: 'Too little of the window is known to tell what is left: 12 of 30 days known.',
    }),
  ]);
});
