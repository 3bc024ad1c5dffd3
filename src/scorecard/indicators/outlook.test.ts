import { describe, expect, test } from 'vitest';
import type { Sample, Series } from '#compute/series.ts';
import { DAY, type EpochMs, epochMs } from '#compute/units.ts';
import budgetVectors from '#compute/vectors/error_budget.json' with { type: 'json' };
import type { IndicatorOf } from '#config/indicator.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { askAgain } from '#data/ask-again.ts';
import { forecastMonth } from '#features/cost/month-forecast.ts';
import type { PrometheusClient } from '#prometheus/api-response.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { ask } from '#scorecard/answers/run-query.ts';
import { evaluateIndicator } from '#scorecard/evaluate/evaluate-indicator.ts';
import type { ReadyEvaluation } from '#scorecard/evaluate/evaluation.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { monthToDateQuery } from '#scorecard/promql/month-to-date.ts';
import type { ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import { result } from '#scorecard/queries/query-result.ts';
import { LABELS } from '#scorecard/trust/label-presence.ts';
import { fullEvidence } from '#testing/stub-evidence.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { stubConfig } from '#testing/stub-scorecard.ts';
import { keepsBudget } from './budget-indicator.ts';
import { burnOutlook, burnQueries } from './burn-rate-outlook.ts';
import { type DailyResult, monthOutlook, monthQuery } from './month-outlook.ts';
import { outlookOf, outlookQueries } from './outlook.ts';

const AT = epochMs(Date.parse('2026-01-21T06:00:00Z'));
const UPTIME = {
  id: 'a',
  pillar: 'a',
  title: 'Uptime',
  kind: 'ratio',
  query: 'sum by (status) (increase(requests{$filters}[$window]))',
  label: 'status',
  bad: '5..',
  report: 'good',
  unit: 'ratio',
  window: '30d',
  direction: 'atLeast',
  target: 0.999,
  budget: true,
};
const SPEND = {
  id: 'b',
  pillar: 'b',
  title: 'Spend',
  kind: 'band',
  actual: 'sum(increase(cost[$window]))',
  planned: 'budget',
  period: '30d',
  forecast: 'month',
  unit: 'ratio',
  window: '30d',
  direction: 'band',
  target: 0,
  band: 0.1,
  tolerance: 0.1,
};

const config: ScorecardConfig = stubConfig({
  pillars: ['a', 'b'].map((id) => ({ id, title: id, headline: id })),
  indicators: [UPTIME, SPEND],
});
const uptime = config.indicators[0] as IndicatorOf<'ratio'>;
const spend = config.indicators[1] as IndicatorOf<'band'>;

/** A million requests in each window, of which as many fail as the burn rate says. */
const burning = (rates: Readonly<Record<string, number>>): readonly Sample[] =>
  Object.entries(rates).flatMap(([window, rate]) =>
    Object.entries({ 500: rate * 1000, 200: 1e6 - rate * 1000 }).map(([status, value]) => ({
      labels: { status, burn_window: window },
      time: AT,
      value,
    })),
  );

type Rates = Readonly<Record<string, number>>;

/** What each window holds, by `le`; "" has none. */
const overWindows = (
  rates: Rates,
  valuesOf: (rate: number) => Readonly<Record<string, number>>,
): readonly Sample[] =>
  Object.entries(rates).flatMap(([window, rate]) =>
    Object.entries(valuesOf(rate)).map(([le, value]) => ({
      labels: { burn_window: window, ...(le === '' ? {} : { le }) },
      time: AT,
      value,
    })),
  );

const LATENCY = {
  query: 'sum by (le) (increase(duration_seconds_bucket{$filters}[$window]))',
  bound: 0.3,
  budget: true,
};
const MOMENT = { at: AT, window: null };

const counts = (bad: number, good: number): readonly Sample[] => [
  { labels: { status: '500' }, time: AT, value: bad },
  { labels: { status: '200' }, time: AT, value: good },
];

const answered = (samples: readonly Sample[], at: EpochMs = AT): QueryResultState => ({
  state: 'ready',
  refreshError: null,
  result: result({ data: null, warnings: [], infos: [], clockLead: null }, at, { samples }),
});

const known = (query: ExpressionQuery): QueryResultState | null => {
  const evidence = fullEvidence(query, AT);
  return evidence === null ? null : { state: 'ready', refreshError: null, result: evidence };
};

const evaluateUptime = (figure: readonly Sample[], burn: QueryResultState): ReadyEvaluation => {
  const evaluation = evaluateIndicator(planFigure(uptime, { window: null, filters: [] }), {
    now: AT,
    find: (query) => known(query) ?? (query.expr.startsWith('label_replace') ? burn : answered(figure)),
  });
  if (evaluation.state !== 'ready') throw new Error(evaluation.state);
  return evaluation;
};

describe('burn alerts', () => {
  if (!keepsBudget(uptime)) throw new Error('no budget');
  const judged = uptime;

  test.for(budgetVectors.multiWindow)('$id', ({ input, expected }) => {
    const { forward } = burnOutlook(judged, () => burning(input), { at: AT, window: null });
    const severities = expected.firing.map((alert) => `burn-alert:${alert.split(':')[0]}`);
    expect(forward).toEqual([...new Set(severities)]);
  });

  describe.for([
    {
      name: 'of two counters',
      indicator: stubIndicator('events', {
        bad: 'sum(increase(errors{$filters}[$window]))',
        total: 'sum(increase(requests{$filters}[$window]))',
        report: 'good',
        direction: 'atLeast',
        target: 0.999,
        budget: true,
      }),
      // A million in each window; at a budget of 0.1 % a burn rate of 1 is 1000 bad ones.
      samplesOf: (rates: Rates, name: string) =>
        overWindows(rates, (rate) => ({ '': name === 'burn.bad' ? rate * 1000 : 1e6 })),
    },
    {
      name: 'of good events and all',
      indicator: stubIndicator('events', {
        good: 'sum(increase(successes{$filters}[$window]))',
        total: 'sum(increase(requests{$filters}[$window]))',
        direction: 'atMost',
        target: 0.001,
        budget: true,
      }),
      samplesOf: (rates: Rates, name: string) =>
        overWindows(rates, (rate) => ({ '': name === 'burn.good' ? 1e6 - rate * 1000 : 1e6 })),
    },
    {
      name: 'of a share within a bound',
      indicator: stubIndicator('share', { ...LATENCY, side: 'atMost', direction: 'atLeast', target: 0.99 }),
      // At a budget of 1 % a burn rate of 1 is 10,000 slow ones of a million.
      samplesOf: (rates: Rates) => overWindows(rates, (rate) => ({ 0.3: 1e6 - rate * 10_000, '+Inf': 1e6 })),
    },
    {
      name: 'of a share above a bound',
      indicator: stubIndicator('share', { ...LATENCY, side: 'above', direction: 'atMost', target: 0.01 }),
      samplesOf: (rates: Rates) => overWindows(rates, (rate) => ({ 0.3: 1e6 - rate * 10_000, '+Inf': 1e6 })),
    },
  ])('$name', ({ indicator, samplesOf }) => {
    test.for(budgetVectors.multiWindow)('$id', ({ input, expected }) => {
      if (!keepsBudget(indicator)) throw new Error('no budget');
      const { forward, parts } = burnOutlook(indicator, (name) => samplesOf(input, name), MOMENT);
      const severities = expected.firing.map((alert) => `burn-alert:${alert.split(':')[0]}`);
      expect(forward).toEqual([...new Set(severities)]);
      for (const [window, rate] of Object.entries(input)) {
        const part = parts.find(({ name }) => name === `burn rate ${window}`);
        expect(part?.value, window).toBeCloseTo(rate, 6);
      }
    });
  });

  test('of two counters are asked for in two questions, and mean nothing with one of them', () => {
    const indicator = stubIndicator('events', {
      bad: 'sum(increase(errors[$window]))',
      total: 'sum(increase(requests[$window]))',
      direction: 'atMost',
      target: 0.001,
      budget: true,
    });
    const queries = outlookQueries(indicator, []);
    expect(Object.keys(queries)).toEqual(['burn.total', 'burn.bad']);
    expect(queries['burn.bad']?.expr).toContain(
      'label_replace(sum(increase(errors[5m])), "burn_window", "5m", "", "")',
    );
    const samples = overWindows({ '5m': 50, '1h': 50 }, (rate) => ({ '': rate * 1000 }));
    const answer = result({ data: null, warnings: [], infos: [], clockLead: null }, AT, { samples });
    expect(outlookOf(indicator, new Map([['burn.bad', answer]]), AT)).toEqual({ forward: [], parts: [] });
  });

  test('a question without an answer is no calm, though all series there are went well', () => {
    const indicator = stubIndicator('events', {
      bad: 'sum(increase(requests{status=~"5.."}[$window]))',
      total: 'sum(increase(requests[$window]))',
      direction: 'atMost',
      target: 0.001,
      budget: true,
    });
    const answerOf = (samples: readonly Sample[]) =>
      result({ data: null, warnings: [], infos: [], clockLead: null }, AT, { samples });
    const answers: [string, ReturnType<typeof answerOf>][] = [
      ['burn.total', answerOf(overWindows({ '5m': 0 }, () => ({ '': 1e6 })))],
      [LABELS, answerOf([{ labels: { status: '200' }, time: AT, value: 1 }])],
    ];
    expect(outlookOf(indicator, new Map(answers), AT).parts).toEqual([]);
    expect(outlookOf(indicator, new Map([...answers, ['burn.bad', answerOf([])]]), AT).parts).toEqual([
      { name: 'burn rate 5m', value: 0, unit: 'score' },
    ]);
  });

  test('are not asked for where a counter is over a window of its own', () => {
    const settings = { direction: 'atMost', target: 0.001, budget: true };
    const total = 'sum(increase(requests[$window]))';
    const fixed = 'sum(increase(errors[30d]))';
    expect(outlookQueries(stubIndicator('events', { bad: fixed, total, ...settings }), [])).toEqual({});
  });

  test('a bound that is no bucket bound has no burn rate: nobody counted what is beyond it', () => {
    const indicator = stubIndicator('share', { ...LATENCY, bound: 0.25, target: 0.01, direction: 'atMost' });
    if (!keepsBudget(indicator)) throw new Error('no budget');
    const samples = overWindows({ '5m': 50, '1h': 50 }, () => ({ 0.1: 1e5, 0.3: 2e5, '+Inf': 1e6 }));
    expect(burnOutlook(indicator, () => samples, MOMENT)).toEqual({ forward: [], parts: [] });
  });

  test('a counter without a series has no burn rate: that is no calm', () => {
    const indicator = stubIndicator('events', {
      bad: 'sum(increase(errors[$window]))',
      total: 'sum(increase(requests[$window]))',
      direction: 'atMost',
      target: 0.001,
      budget: true,
    });
    if (!keepsBudget(indicator)) throw new Error('no budget');
    const samples = overWindows({ '5m': 0 }, () => ({ '': 1e6 }));
    const of = (name: string) => (name === 'burn.total' ? samples : []);
    expect(burnOutlook(indicator, of, MOMENT).parts).toEqual([]);
  });

  test('buckets in milliseconds are asked for as such', () => {
    const indicator = stubIndicator('share', {
      ...LATENCY,
      queryUnit: 'milliseconds',
      direction: 'atMost',
      target: 0.01,
    });
    expect(outlookQueries(indicator, []).burn).toMatchObject({
      unit: { of: 'bounds', from: 'milliseconds' },
    });
  });

  test('are asked for in one question, through the filters of the reader', () => {
    const { burn, ...others } = burnQueries(judged, [{ label: 'service', value: 'a"b' }]);
    expect(others).toEqual({});
    expect(burn?.expr.split(' or ')).toHaveLength(5);
    expect(burn?.expr).toContain(
      'label_replace(sum by (status) (increase(requests{service="a\\"b"}[5m])), "burn_window", "5m", "", "")',
    );
  });

  test('a window without data, or full of what is no number, fires nothing', () => {
    const broken = burning({ '5m': 50 }).map((sample) => ({ ...sample, value: Number.POSITIVE_INFINITY }));
    const samples = [...broken, ...burning({ '1h': 50 })];
    expect(burnOutlook(judged, () => samples, { at: AT, window: null })).toEqual({
      forward: [],
      parts: [{ name: 'burn rate 1h', value: expect.closeTo(50, 9), unit: 'score' }],
    });
  });

  test('a good figure that burns is at risk; a missed one stays missed and says no more', () => {
    const burn = answered(burning({ '5m': 20, '1h': 20 }));
    expect(evaluateUptime(counts(100, 1e6), burn).judgement).toMatchObject({
      status: 'At risk',
      reasons: ['burn-alert:page'],
    });
    expect(evaluateUptime(counts(5000, 1e6), burn).judgement).toMatchObject({
      status: 'Missed',
      reasons: [],
    });
  });

  test('where they cannot be asked for, the figure stands, is at most Met, and says what is not known', () => {
    const error = new PrometheusError('The query is too large.', { kind: 'query' });
    const evaluation = evaluateUptime(counts(100, 1e6), { state: 'failed', error });
    expect(evaluation.judgement).toMatchObject({
      status: 'Met',
      reasons: ['outlook-unknown'],
      isDoubtful: true,
    });
    expect(evaluation.warnings).toEqual([
      'Whether worse is to come could not be asked: The query is too large.',
    ]);
    expect(evaluation.unanswered).toEqual([{ name: 'burn', serves: 'outlook', error }]);
  });
});

describe('the evidence rule', () => {
  // Semantics, section 7, step 3: 0 errors of 150 are Met and not Exceeding, 2 of 150 are at risk, at 1 %.
  test.for([
    { bad: 0, status: 'Met' },
    { bad: 2, status: 'At risk' },
    { bad: 20, status: 'Missed' },
  ])('$bad of 150', ({ bad, status }) => {
    const strict = { ...uptime, target: 0.99, budget: false };
    const evaluation = evaluateIndicator(planFigure(strict, { window: null, filters: [] }), {
      now: AT,
      find: (query) => known(query) ?? answered(counts(bad, 150 - bad)),
    });
    expect(evaluation).toMatchObject({ state: 'ready', judgement: { status } });
  });

  test('what is counted in full, without a window, is not left to chance', () => {
    const { window: _, budget: __, ...census } = { ...uptime, target: 0.99 };
    const evaluation = evaluateIndicator(planFigure(census, { window: null, filters: [] }), {
      now: AT,
      find: (query) => known(query) ?? answered(counts(0, 150)),
    });
    expect(evaluation).toMatchObject({ judgement: { status: 'Exceeding', reasons: [] } });
  });
});

/** Ten a day, from the first of the month. */
const daily = (
  amounts: readonly number[],
  first = '2026-01-02T00:00:00Z',
  atOnce: number | null = null,
): DailyResult => {
  const series: Series = {
    labels: {},
    times: Float64Array.from(amounts, (_, day) => Date.parse(first) + day * DAY),
    values: Float64Array.from(amounts),
  };
  return { series: [series], samples: atOnce === null ? [] : [{ labels: {}, time: AT, value: atOnce }] };
};
const TWENTY_DAYS = Array.from({ length: 20 }, () => 10);

describe('the month', () => {
  test('ends where its days lead: 20 of 31 days at ten each end at 310', () => {
    expect(forecastMonth(daily(TWENTY_DAYS), AT)).toMatchObject({ spentToDate: 200, forecastTotal: 310 });
  });

  test('spent is what the month came to at once: a bill at midnight lies between two days', () => {
    // $12 a day, seen by none of the days: 20 days are 240, and 11 more of 12 make 372.
    const bills = daily(new Array<number>(20).fill(0), undefined, 240);
    expect(forecastMonth(bills, AT)).toMatchObject({
      spentToDate: 240,
      forecastTotal: 372,
      low: 372,
      high: 372,
    });
    expect(monthOutlook(spend, { daily: bills, planned: 300, at: AT })).toMatchObject({
      // 20 % over 310.
      forward: ['forecast:outside'],
      parts: [{ name: 'month-end forecast', value: 372 }, { value: 310 }],
    });
  });

  test('the days tell the spread, whatever they leave out', () => {
    const swinging = TWENTY_DAYS.map((amount, day) => amount + (day % 2 === 0 ? 1 : -1));
    const [whole, short] = [200, 220].map((atOnce) => forecastMonth(daily(swinging, undefined, atOnce), AT));
    expect(whole).toMatchObject({ spentToDate: 200, forecastTotal: 310 });
    expect(short).toMatchObject({ spentToDate: 220, forecastTotal: 341 });
    expect((short?.high ?? 0) - 341).toBeCloseTo((whole?.high ?? 0) - 310, 9);
  });

  test('behind the 28th day the mean is that of the last 28 days', () => {
    const at = epochMs(Date.parse('2026-01-31T00:00:00Z'));
    // Two days of 100, then 28 of 10, of which 28 were lost between the days: (508 − 200) ÷ 28 = 11 for the day to come.
    const days = daily([100, 100, ...new Array<number>(28).fill(10)], undefined, 508);
    expect(forecastMonth(days, at)?.forecastTotal).toBeCloseTo(519, 9);
  });

  test('what it came to and is no number leaves no forecast', () => {
    expect(forecastMonth(daily(TWENTY_DAYS, undefined, Number.NaN), AT)).toBeNull();
  });

  test('is asked for as one window, from its first midnight to the last', () => {
    const asked = {
      template: 'sum(increase(cost{$filters}[$window]))',
      filters: [{ label: 'team', value: 'a' }],
    };
    expect(monthToDateQuery(asked, AT)).toEqual({
      expr: 'sum(increase(cost{team="a"}[20d]))',
      at: Date.parse('2026-01-21T00:00:00Z'),
    });
    expect(monthToDateQuery(asked, epochMs(Date.parse('2026-02-01T23:59:59Z')))).toBeNull();
  });

  test('is asked with its days, and again with every refresh; what the server says of it is kept', async () => {
    const asked: string[] = [];
    const client = {
      query: async (expr: string, at: EpochMs) => {
        asked.push(expr);
        return {
          data: [{ labels: {}, time: at, value: asked.length }],
          warnings: ['w'],
          infos: [],
          clockLead: 0,
        };
      },
      queryRange: async () => ({ data: [], warnings: [], infos: [], clockLead: 0 }),
    } as unknown as PrometheusClient;
    const query = monthQuery(spend, []);
    const first = await ask(client, query, AT);
    expect(first).toMatchObject({ samples: [{ value: 1 }], warnings: ['w'] });
    const next = epochMs(AT + 60_000);
    expect(await askAgain(client, query, next, first)).toMatchObject({ samples: [{ value: 2 }] });
    expect(asked).toEqual(['sum(increase(cost[20d]))', 'sum(increase(cost[20d]))']);
  });

  test('days of the month before are no part of it', () => {
    const since = daily([99, 99, ...TWENTY_DAYS], '2025-12-31T00:00:00Z');
    expect(forecastMonth(since, AT)?.spentToDate).toBe(200);
  });

  test('a day that is missing or no number leaves no forecast', () => {
    expect(forecastMonth(daily(TWENTY_DAYS.slice(1), '2026-01-03T00:00:00Z'), AT)).toBeNull();
    expect(forecastMonth(daily(TWENTY_DAYS.with(3, Number.NaN)), AT)).toBeNull();
  });

  test.for([
    // 31 days of a plan of 300 for 30 are 310.
    { planned: 300, forward: [] },
    { planned: 270, forward: ['forecast:outside'] },
    { planned: 330, forward: [] },
    { planned: 400, forward: ['forecast:outside'] },
    { planned: 0, forward: [] },
  ])('against a plan of $planned', ({ planned, forward }) => {
    expect(monthOutlook(spend, { daily: daily(TWENTY_DAYS), planned, at: AT }).forward).toEqual(forward);
  });

  test('six days are no basis for a forecast', () => {
    const at = epochMs(Date.parse('2026-01-07T00:00:00Z'));
    expect(monthOutlook(spend, { daily: daily(TWENTY_DAYS.slice(0, 6)), planned: 1, at }).forward).toEqual(
      [],
    );
  });
});
