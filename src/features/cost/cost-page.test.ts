import { beforeAll, describe, expect, test } from 'vitest';
import type { Sample, Series } from '#compute/series.ts';
import { DAY, durationMs, type EpochMs, epochMs } from '#compute/units.ts';
import { evaluateIndicator } from '#scorecard/evaluate/evaluate-indicator.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { result } from '#scorecard/queries/query-result.ts';
import { fullEvidence } from '#testing/stub-evidence.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { budgetPosition } from './budget-position.ts';
import { costAllocation } from './cost-allocation.ts';
import { monthForecast } from './month-forecast.ts';
import { unitCost } from './unit-cost.ts';

const WINDOW = durationMs(30 * DAY);
const plain = (text: string | undefined): string | undefined => text?.replaceAll('\u00A0', ' ');

const config = stubConfig({
  pillars: [{ id: 'cost', title: 'Cost', headline: 'unit' }],
  indicators: [
    {
      id: 'unit',
      pillar: 'cost',
      title: 'Cost per project',
      kind: 'quotient',
      numerator: 'sum(increase(cost[$window]))',
      denominator: 'sum(increase(projects[$window]))',
      unit: 'currency',
      per: 'project',
      window: '30d',
      direction: 'atMost',
      target: 10,
    },
    {
      id: 'budget',
      pillar: 'cost',
      title: 'Budget adherence',
      kind: 'band',
      actual: 'sum(increase(cost[$window]))',
      planned: 'sum(budget)',
      period: '30d',
      forecast: 'month',
      unit: 'ratio',
      window: '30d',
      direction: 'band',
      target: 0,
      band: 0.1,
    },
  ],
});

type World = {
  readonly at: EpochMs;
  readonly spent: number;
  readonly projects?: number;
  readonly budget?: number;
  /** One amount a day, the last one of the day that ended at `at`. */
  readonly daily?: readonly number[];
};

function evaluate(id: string, { at, spent, projects = 600, budget = 310, daily = [] }: World): Evaluation {
  const indicator = config.indicators.find((entry) => entry.id === id);
  if (indicator === undefined) throw new Error(id);
  const one = (value: number): Sample => ({ labels: {}, time: at, value });
  const series: Series = {
    labels: {},
    times: Float64Array.from(daily, (_, index) => at - (daily.length - 1 - index) * DAY),
    values: Float64Array.from(daily),
  };
  return evaluateIndicator(planFigure(indicator, { window: null, filters: [] }), {
    now: at,
    find: (query) => {
      const evidence = fullEvidence(query, at);
      if (evidence !== null) return { state: 'ready', result: evidence, refreshError: null };
      const expr = 'expr' in query ? query.expr : '';
      const value = /budget/.test(expr) ? budget : /projects/.test(expr) ? projects : spent;
      const data = query.shape === 'tiles' ? { series: [series] } : { samples: [one(value)] };
      return {
        state: 'ready',
        result: result({ data: [], warnings: [], infos: [], clockLead: null }, at, data),
        refreshError: null,
      };
    },
  });
}

const END_OF_JANUARY = epochMs(Date.parse('2026-01-31T00:00:00Z'));

test('the cost of a unit is shown with both of its parts', () => {
  const unit = unitCost(evaluate('unit', { at: END_OF_JANUARY, spent: 300 }), 'USD');
  expect(unit).toMatchObject({ cost: '$300', units: '600', per: 'project', figure: { text: '$0.50' } });
});

describe('budgetPosition', () => {
  // ±10 % of 310: 279 to 341. The line reaches twice as far: 248 to 372.
  test.for([
    { spent: 300, side: 'within', verdict: '3.23 % under budget, within ±10 %' },
    { spent: 341, side: 'within', verdict: '10 % over budget, within ±10 %', place: 0.75 },
    { spent: 279, side: 'within', verdict: '10 % under budget, within ±10 %', place: 0.25 },
    { spent: 341.1, side: 'over', verdict: '10.03 % over budget, more than ±10 %' },
    { spent: 263.5, side: 'under', verdict: '15 % under budget: under-spent, outside ±10 %', place: 0.125 },
    { spent: 0, side: 'under', verdict: '100 % under budget: under-spent, outside ±10 %', place: 0 },
    { spent: 310, side: 'within', verdict: 'Exactly on budget, within ±10 %', place: 0.5 },
    { spent: 3100, side: 'over', verdict: '900 % over budget, more than ±10 %', place: 1 },
  ])('$spent of 310: $verdict', ({ spent, side, verdict, place }) => {
    const position = budgetPosition(evaluate('budget', { at: END_OF_JANUARY, spent }), 'USD');
    expect(position?.side).toBe(side);
    expect(plain(position?.verdict)).toBe(verdict);
    if (place !== undefined) expect(position?.place).toBeCloseTo(place, 9);
  });

  test('too little is off target as too much is', () => {
    for (const spent of [263.5, 356.5]) {
      const evaluation = evaluate('budget', { at: END_OF_JANUARY, spent });
      expect(evaluation.state === 'ready' && evaluation.judgement?.status).toBe('Missed');
    }
  });
});

describe('monthForecast', () => {
  // The vector of statistics.json: ten days of 100 in all, 20 to come.
  const DAILY = [9, 11, 10, 12, 8, 10, 9, 11, 10, 10];
  const at = epochMs(Date.parse('2026-06-11T00:00:00Z'));
  let forecast: ReturnType<typeof monthForecast>;
  beforeAll(() => {
    forecast = monthForecast(evaluate('budget', { at, spent: 100, daily: DAILY }), 'USD');
  });

  test('is what was spent and what is to come, with its interval', () => {
    expect(forecast).toMatchObject({
      state: 'ready',
      total: '$300',
      interval: 'between $279.77 and $320.23',
      spent: '$100 in 10 of 30 days',
      planned: '$310',
    });
  });

  test('the budget of 30 days is stretched to the month', () => {
    const january = { at: END_OF_JANUARY, spent: 300, daily: Array(30).fill(10) };
    expect(monthForecast(evaluate('budget', january), 'USD')).toMatchObject({
      total: '$310',
      planned: '$320.33',
    });
  });

  test.for([
    { name: 'six days', at: '2026-06-07', daily: Array(6).fill(10), message: /seven days/ },
    { name: 'the first of the month', at: '2026-06-01', daily: Array(28).fill(10), message: /seven days/ },
    {
      name: 'a day without data',
      at: '2026-06-11',
      daily: [...Array(9).fill(10), Number.NaN],
      message: /no data/,
    },
  ])('$name: none, and the reason', ({ at: day, daily, message }) => {
    const world = { at: epochMs(Date.parse(day)), spent: 60, daily };
    expect(monthForecast(evaluate('budget', world), 'USD')).toMatchObject({
      state: 'none',
      message: expect.stringMatching(message),
    });
  });
});

describe('costAllocation', () => {
  const sample = (labels: Record<string, string>, value: number): Sample => ({
    labels,
    time: END_OF_JANUARY,
    value,
  });
  const spend = [
    sample({}, 150),
    sample({ service: 'web' }, 50),
    sample({ service: 'api' }, 100),
    sample({ service: '<b>' }, 0),
  ];
  const options = { by: 'service', window: WINDOW, currency: 'USD' };

  test('dearest first, what is nobody’s last, and how much is somebody’s', () => {
    const { rows, sentence } = costAllocation({ spend, before: null, days: [] }, options);
    expect(rows.map(({ value, cost, share }) => [value, cost, plain(share)])).toEqual([
      ['api', '$100', '33.33 %'],
      ['web', '$50', '16.67 %'],
      ['<b>', '$0', '0 %'],
      ['', '$150', '50 %'],
    ]);
    expect(plain(sentence)).toBe('50 % of $300 is allocated by service.');
  });

  test('says how each has changed, and what is new; nothing while the window before is unknown', () => {
    const before = [sample({ service: 'api' }, 80), sample({}, 150)];
    const { rows } = costAllocation({ spend, before, days: [] }, options);
    expect(rows.map(({ change }) => plain(change))).toEqual(['+25 %', 'new', 'no change', 'no change']);
    for (const unknown of [null, []]) {
      const { rows } = costAllocation({ spend, before: unknown, days: [] }, options);
      expect(rows.map(({ change }) => change)).toEqual(rows.map(() => '–'));
    }
  });

  test('adds up the days of a value over its series', () => {
    const days = [
      {
        labels: { service: 'api', zone: 'a' },
        times: Float64Array.of(0, DAY),
        values: Float64Array.of(1, 2),
      },
      { labels: { service: 'api', zone: 'b' }, times: Float64Array.of(DAY), values: Float64Array.of(3) },
    ];
    const [api] = costAllocation({ spend, before: null, days }, options).rows;
    expect([[...(api?.times ?? [])], [...(api?.values ?? [])]]).toEqual([
      [0, DAY],
      [1, 5],
    ]);
  });

  test('nothing spent is nothing to share out', () => {
    const { rows } = costAllocation(
      { spend: [sample({ service: 'api' }, 0)], before: null, days: [] },
      options,
    );
    expect(rows[0]).toMatchObject({ cost: '$0', share: '–' });
  });
});
