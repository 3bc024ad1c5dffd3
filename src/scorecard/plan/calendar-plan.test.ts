import { describe, expect, test } from 'vitest';
import type { Sample } from '#compute/series.ts';
import { DAY, durationMs, type EpochMs, epochMs, HOUR, SECOND } from '#compute/units.ts';
import { errorBudgetOf } from '#scorecard/evaluate/error-budget.ts';
import { evaluateIndicator } from '#scorecard/evaluate/evaluate-indicator.ts';
import type { ReadyEvaluation } from '#scorecard/evaluate/evaluation.ts';
import { figureOf } from '#scorecard/explain/figure.ts';
import { result } from '#scorecard/queries/query-result.ts';
import { queryAt } from '#scorecard/trust/query-at.ts';
import { fullEvidence } from '#testing/stub-evidence.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { planFigure } from './plan-figure.ts';

const at = (text: string): EpochMs => epochMs(Date.parse(text));
const NONE = { data: null, warnings: [], infos: [], clockLead: null };

const RATIO = {
  query: 'sum by (status) (increase(requests_total{$filters}[$window]))',
  report: 'good',
  direction: 'atLeast',
  target: 0.999,
  budget: true,
  window: 'month',
};

const planOf = (kind: Parameters<typeof stubIndicator>[0], settings: object, window: number | null = null) =>
  planFigure(stubIndicator(kind, settings), {
    window: window === null ? null : durationMs(window),
    filters: [{ label: 'service', value: '$window' }],
  });

describe('a query over a period of the calendar', () => {
  const { query } = planOf('ratio', RATIO).queries;
  if (query === undefined) throw new Error('no query');

  // By hand: 12 d 3 h 25 s = 1,047,625 s. A text in quotes is none of ours.
  test.for([
    ['2026-01-13T03:00:25Z', '12d3h25s'],
    ['2026-02-01T00:00:00Z', '31d'],
    ['2026-02-01T06:00:00Z', '6h'],
  ] as const)('is asked at %s over %s', ([text, range]) =>
    expect(queryAt(query, at(text))).toEqual({
      shape: 'samples',
      expr: `sum by (status) (increase(requests_total{service="$window"}[${range}]))`,
    }),
  );

  test('for an earlier instant has the length of then', () =>
    expect(
      queryAt({ ...query, ago: durationMs(DAY) } as typeof query, at('2026-01-13T00:00:00Z')),
    ).toMatchObject({
      expr: expect.stringContaining('[11d]'),
      ago: DAY,
    }));

  test('is the same query all month long', () =>
    expect(planOf('ratio', RATIO).queries.query).toEqual(planOf('ratio', RATIO).queries.query));

  test('gives way to the window that a reader chooses', () => {
    const plan = planOf('ratio', RATIO, 7 * DAY);
    expect(plan.calendar).toBeUndefined();
    expect(plan.queries.query).toMatchObject({ expr: expect.stringContaining('[1w]') });
  });

  test('may have no range of its own', () =>
    expect(
      planOf('ratio', { ...RATIO, query: 'sum by (status) (increase(requests_total{$filters}[31d]))' }).fault,
    ).toMatchObject({ reason: 'fixed-range', detail: expect.stringContaining('a period of the calendar') }));

  test('is asked with how much of the period is known, and with the first samples in it', () => {
    const { evidence = {} } = planOf('ratio', RATIO);
    const sent = (name: string) => {
      const asked = evidence[name];
      if (asked === undefined) throw new Error(`no ${name}`);
      return queryAt(asked, at('2026-01-03T00:00:00Z'));
    };
    expect(sent('query.known.0')).toMatchObject({ span: 2 * DAY, step: HOUR });
    // Two tiles of an hour after the start: what is there by then was there before.
    expect(sent('query.first')).toMatchObject({
      expr: expect.stringMatching(/\[2d\]\).*\[2h5m\] offset 1d22h\)/s),
    });
  });
});

/** The figure of some counts, all of whose time is known. */
function measured(instant: EpochMs, counts: Readonly<Record<string, number>>, settings: object = {}) {
  const samples = Object.entries(counts).map(
    ([status, value]): Sample => ({ labels: { status }, time: instant, value }),
  );
  const plan = planFigure(stubIndicator('ratio', { ...RATIO, ...settings }), { window: null, filters: [] });
  const evaluation = evaluateIndicator(plan, {
    now: instant,
    find: (query) => ({
      state: 'ready',
      refreshError: null,
      result: fullEvidence(queryAt(query, instant), instant) ?? result(NONE, instant, { samples }),
    }),
  });
  return evaluation as ReadyEvaluation;
}

const spaced = (text: string | null) => text?.replaceAll('\u00A0', ' ') ?? null;

describe('a figure of a period so far', () => {
  const now = at('2026-01-13T03:00:25Z');

  test('is of the time there is, and says so', () => {
    const evaluation = measured(now, { 200: 999_500, 500: 500 });
    expect(evaluation.window).toBe(1_047_625 * SECOND);
    expect(evaluation.doubts).toEqual([]);
    const figure = figureOf(evaluation, 'USD');
    expect([spaced(figure.text), spaced(figure.window)]).toEqual(['99.95 %', 'month so far, 12 d 3 h']);
    expect(evaluation.asked[0]?.query).toMatchObject({ expr: expect.stringContaining('[12d3h25s]') });
  });

  test('has the budget of the events so far', () => {
    // 0.1 % of 1,000,000 events, and of 1,047,625 s; half of it is spent.
    const budget = errorBudgetOf(measured(now, { 200: 999_500, 500: 500 }));
    expect(budget?.budgetEvents).toBeCloseTo(1000, 6);
    expect(budget?.remaining).toBeCloseTo(0.5, 9);
    expect(Number(budget?.budgetTime) / SECOND).toBeCloseTo(1047.625, 6);
  });

  test('is in doubt on the first day, and never at its best', () => {
    const young = measured(at('2026-02-01T03:00:00Z'), { 200: 1_000_000 });
    expect(young.doubts).toEqual(['period-begun']);
    expect(spaced(young.details['period-begun'] ?? null)).toBe('3 h of the month so far');
    expect(young.judgement?.status).toBe('Met');
    expect(measured(at('2026-02-02T00:00:00Z'), { 200: 1_000_000 }).judgement?.status).toBe('Exceeding');
  });

  test.for([
    [{ 200: 40 }, 'At risk'],
    [{}, 'No data'],
    [{ 200: 0 }, 'No data'],
  ] as const)('is not green with %j on the first day', ([counts, status]) => {
    expect(measured(at('2026-02-01T00:05:00Z'), counts).judgement?.status).toBe(status);
  });

  test('begins at midnight in the zone of the indicator', () => {
    // 1 February, 00:30 in Berlin.
    const indicator = stubIndicator('ratio', RATIO);
    const berlin = {
      ...indicator,
      calendar: { period: 'month', zone: 'Europe/Berlin', fiscalYearStart: 1 },
    } as typeof indicator;
    const [query] = Object.values(planFigure(berlin, { window: null, filters: [] }).queries);
    expect(query && queryAt(query, at('2026-01-31T23:30:00Z'))).toMatchObject({
      expr: expect.stringContaining('[30m]'),
    });
  });
});
