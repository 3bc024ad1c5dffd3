import { describe, expect, test } from 'vitest';
import { noData, ok, partial } from '#compute/outcome.ts';
import { DAY, durationMs, epochMs } from '#compute/units.ts';
import vectors from '#compute/vectors/error_budget.json' with { type: 'json' };
import type { ReadyEvaluation } from '#scorecard/evaluate/evaluation.ts';
import type { Trend } from '#scorecard/trends/trend-frame.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { type BudgetDetail, budgetDetails } from './budget-detail.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const WINDOW = durationMs(30 * DAY);

/** Any indicator with a budget; its own figures are made up below. */
const [INDICATOR] = stubConfig({
  pillars: [{ id: 'a', title: 'A', headline: 'a' }],
  indicators: [
    {
      id: 'a',
      pillar: 'a',
      title: 'Uptime',
      kind: 'ratio',
      query: 'sum by (status) (increase(requests_total[$window]))',
      label: 'status',
      bad: '5..',
      report: 'good',
      unit: 'ratio',
      window: '30d',
      direction: 'atLeast',
      target: 0.999,
      budget: true,
    },
  ],
}).indicators;

function evaluation(good: number, n: number, rates: Readonly<Record<string, number>>): ReadyEvaluation {
  if (INDICATOR === undefined) throw new Error('the stub has no indicator');
  return {
    state: 'ready',
    indicator: INDICATOR,
    window: WINDOW,
    asked: [],
    at: AT,
    results: new Map(),
    measurement: { outcome: ok(good), n, formula: '', parts: [] },
    outlook: {
      forward: [],
      parts: Object.entries(rates).map(([window, value]) => ({
        name: `burn rate ${window}`,
        value,
        unit: 'score',
      })),
    },
    judgement: null,
    exemption: null,
    doubts: [],
    details: {},
    unanswered: [],
    warnings: [],
    infos: [],
    refreshError: null,
  };
}

function detailOf(entry: ReadyEvaluation, trend?: Trend): Extract<BudgetDetail, { state: 'ready' }> {
  const trends = new Map(trend === undefined ? [] : [['a', trend] as const]);
  const [detail] = budgetDetails(new Map([['a', entry]]), trends);
  if (detail?.state !== 'ready') throw new Error('expected a budget');
  return detail;
}

/** A line that has spent so much on each day of the window. */
function burnDown(daily: readonly number[]): Trend {
  let left = 1;
  const values = daily.map((spent) => {
    left -= spent;
    return left;
  });
  const start = AT - daily.length * DAY;
  return {
    times: Float64Array.from(daily, (_, day) => start + (day + 1) * DAY),
    values: Float64Array.from(values),
    span: { start, end: AT },
    step: DAY,
    covered: durationMs(daily.length * DAY),
  };
}

describe('the error budget in depth', () => {
  test('is half spent and lasts five days at three times the allowed rate, as in the framework', () => {
    const [seed] = vectors.budget;
    const detail = detailOf(evaluation(0.9995, 259_200_000, { '1h': 3, '5m': 15 }));
    expect(seed?.expected.budgetEvents).toBeCloseTo(259_200, 6);
    expect(detail.requests).toBe('129,600 failed of 259,200 allowed, 129,600 left');
    expect(detail.sentence.replaceAll('\u00A0', ' ')).toBe('Burning 3.0× too fast: runs out in 5 d.');
    expect(detail.ends[0]?.at).toBeCloseTo(AT + 5 * DAY, -3);
    expect(detail.rows.find(({ window }) => window === '5m')).toMatchObject({ rate: '15.0×', isOver: true });
    expect(detail.rows.find(({ window }) => window === '3d')).toMatchObject({ rate: '–', isOver: false });
    expect(detail.alerts).toBe('No burn-rate alert.');
  });

  test('knows that old spending falls out of the window', () => {
    const known = vectors.exhaustionRolling.filter(({ input }) => input.dailyConsumption.length === 30);
    expect(known.length).toBeGreaterThan(1);
    for (const { id, input, expected } of known) {
      const { ends } = detailOf(
        evaluation(0.9995, 259_200_000, { '1h': input.burnRate }),
        burnDown(input.dailyConsumption),
      );
      const days = expected.daysToExhaustionRolling;
      expect(ends[1]?.at ?? null, id).toBe(typeof days === 'number' ? AT + days * DAY : null);
    }
  });

  test('says what was spent and what was allowed once it is overspent', () => {
    // 0.1 % of 259,197,000 is 259,197; half as much again has failed: 388,795.5 of them, and 1.5 · 43.2 min = 64.8 min.
    const { requests, time, text } = detailOf(evaluation(0.9985, 259_197_000, {}));
    const plain = (said: string) => said.replaceAll('\u00A0', ' ');
    expect(requests).toBe('388,796 failed of 259,197 allowed, 129,599 too many');
    expect(plain(time)).toBe('65 of 43 minutes used (for 30 d)');
    expect(plain(text)).toBe('overspent by 50 %');
  });

  test('names what fires, and does not promise a date for what is spent', () => {
    const detail = detailOf(evaluation(0.998, 1000, { '5m': 20, '1h': 20 }));
    expect(detail.alerts).toBe('Burn-rate alert (page): 1h and 5m.');
    expect(detail.sentence).toBe('All of it is spent; burning 20.0× too fast.');
    expect(detail.requests).toBe('2 failed of 1 allowed, 1 too many');
    expect(detail.bar).toEqual({ used: expect.closeTo(0.5, 9), overspent: expect.closeTo(0.5, 9), left: 0 });
    expect(detail.ends).toEqual([]);
  });
});

describe('the budget of a latency target', () => {
  const share = stubIndicator('share', {
    query: 'sum by (le) (increase(duration_seconds_bucket[$window]))',
    ...{ bound: 0.3, side: 'atMost', direction: 'atLeast', target: 0.99, budget: true },
  });
  const detail = (measurement: Partial<ReadyEvaluation['measurement']>) => {
    const entry = evaluation(0.995, 100_000, {});
    const measured = { ...entry.measurement, ...measurement };
    return budgetDetails(
      new Map([['x', { ...entry, indicator: share, measurement: measured }]]),
      new Map(),
    )[0];
  };

  test('counts the bad ones, which have not failed', () =>
    // 1 % of 100,000 are 1,000, and 0.5 % were slow.
    expect(detail({})).toMatchObject({ requests: '500 bad of 1,000 allowed, 500 left' }));

  test('says why there is none: nothing was observed, or nobody counted at the bound', () => {
    expect(detail({ outcome: noData('no-observations') })).toMatchObject({
      state: 'no-data',
      message: 'Without observations there is no budget to spend.',
    });
    expect(detail({ outcome: partial(0.995, 'interpolated') })).toMatchObject({
      state: 'no-data',
      message: expect.stringContaining('The bound is no bucket bound'),
    });
  });
});
