import { expect, test } from 'vitest';
import { DAY, epochMs, HOUR, SECOND } from '#compute/units.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { reading } from '#scorecard/ask.ts';
import { evaluateIndicator } from '#scorecard/evaluate-indicator.ts';
import { planIndicator, questionKey } from '#scorecard/plan.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));

const { config, problems } = readScorecard(
  JSON.stringify({
    version: 1,
    prometheus: { url: null },
    pillars: [{ id: 'cost', title: 'Cost', headline: 'budget' }],
    indicators: [
      {
        id: 'per_day',
        pillar: 'cost',
        title: 'A day',
        kind: 'rate',
        query: 'sum(increase(done_total[$window])) # all',
        per: '1d',
        unit: 'per-day',
        window: '30d',
        direction: 'atLeast',
        target: 10,
      },
      {
        id: 'budget',
        pillar: 'cost',
        title: 'Budget',
        kind: 'band',
        actual: 'sum(increase(spent_total[$window]))',
        planned: 'sum(budget)',
        period: '30d',
        unit: 'ratio',
        window: '30d',
        direction: 'band',
        target: 0,
        band: 0.1,
      },
    ],
    views: { executive: [], operations: [], engineering: [], charts: [] },
  }),
);
if (config === null || problems.length > 0) throw new Error(problems[0]?.message ?? 'no config');

function evaluated(id: string, values: Readonly<Record<string, number | PrometheusError>>) {
  const indicator = config?.indicators.find((one) => one.id === id);
  if (indicator === undefined) throw new Error(id);
  const plan = planIndicator(indicator, { window: null, filters: [] });
  const byKey = new Map(
    Object.entries(plan.queries).map(([name, query]) => [questionKey(query), values[name]]),
  );
  const evaluation = evaluateIndicator(plan, {
    now: AT,
    find: (query) => {
      const value = byKey.get(questionKey(query));
      if (value instanceof PrometheusError) return { state: 'failed', error: value };
      const samples = value === undefined ? [] : [{ labels: {}, time: AT, value }];
      return {
        state: 'ready',
        reading: reading({ data: null, warnings: [], infos: [], clockLead: null }, AT, { samples }),
        refreshError: null,
      };
    },
  });
  if (evaluation.state !== 'ready') throw new Error(evaluation.state);
  const { measurement, judgement, warnings } = evaluation;
  return { ...measurement, judgement, warnings };
}

/** Data that has been there for 15 days: its first whole hour ends an hour later. */
const HALF = (AT - 15 * DAY + HOUR) / SECOND;

test('what a server holds for 15 days of 30 is 20 a day, and not 10', () => {
  const { outcome, coverage, judgement } = evaluated('per_day', { query: 300, since: HALF });
  expect(outcome).toEqual({ kind: 'partial', value: 20, reason: 'insufficient-coverage' });
  expect(coverage).toBe(0.5);
  // Twice the target would be Exceeding, if it were known of all the window.
  expect(judgement).toMatchObject({ status: 'Met', reasons: ['insufficient-coverage'] });
});

test('half of a budget in half of its time is on plan', () => {
  const { outcome } = evaluated('budget', { actual: 155, planned: 310, since: HALF });
  expect(outcome).toEqual({ kind: 'partial', value: 0, reason: 'insufficient-coverage' });
});

test.for([
  ['all of it', { since: (AT - 30 * DAY) / SECOND }],
  ['all of it but the first hour of the grid', { since: (AT - 30 * DAY + HOUR) / SECOND }],
  ['nobody knows how much', {}],
  ['no time at all', { since: Number.NaN }],
  ['a time to come', { since: AT / SECOND + 60 }],
] as const)('a window is taken for whole where the server says: %s', ([, since]) => {
  const { outcome } = evaluated('per_day', { query: 600, ...since });
  expect(outcome).toEqual({ kind: 'ok', value: 20 });
});

test('a figure stands without knowing since when there is data, and says so', () => {
  const since = new PrometheusError('no subqueries here', { kind: 'query', status: 422 });
  const { outcome, warnings } = evaluated('per_day', { query: 600, since });
  expect(outcome).toEqual({ kind: 'ok', value: 20 });
  expect(warnings).toEqual(['Whether there is data for all of the window is not known: no subqueries here']);
});

test('windows of hours are not asked about, nor are tiles of a chart', () => {
  const [indicator] = config?.indicators ?? [];
  if (indicator === undefined) throw new Error('no indicator');
  const names = (window: typeof HOUR | null) =>
    Object.keys(planIndicator(indicator, { window, filters: [] }).queries);
  expect(names(HOUR)).toEqual(['query']);
  expect(names(null)).toEqual(['query', 'since']);
  expect(planIndicator(indicator, { window: null, filters: [] }).queries.since).toEqual({
    shape: 'samples',
    expr: 'min(min_over_time((time() + 0 * (sum(increase(done_total[1h]))))[30d:1h]))',
  });
});
