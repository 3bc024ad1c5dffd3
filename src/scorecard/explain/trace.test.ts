import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Sample } from '#compute/series.ts';
import { DAY, epochMs, HOUR, MINUTE } from '#compute/units.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import { evaluateIndicator } from '#scorecard/evaluate/evaluate-indicator.ts';
import { planIndicator } from '#scorecard/plan/plan-indicator.ts';
import type { QueryResult, QueryResultState } from '#scorecard/queries/query-result.ts';
import { sourceCheck, sourceQuery } from './source-check.ts';
import { type Trace, traceOf } from './trace.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const { config } = readScorecard(readFileSync('demo/scorecard.json', 'utf8'));

const by = (label: string, values: Readonly<Record<string, number>>): Sample[] =>
  Object.entries(values).map(([value, count]) => ({ labels: { [label]: value }, time: AT, value: count }));

const answer = (samples: readonly Sample[], scans: QueryResult['scans'] = []): QueryResultState => ({
  state: 'ready',
  refreshError: null,
  result: {
    at: AT,
    askedInFull: AT,
    samples,
    series: [],
    scans,
    firing: [],
    names: [],
    warnings: ['one store did not answer'],
    infos: [],
    clockLead: null,
  },
});

function trace(id: string, state: QueryResultState | ((expr: string) => QueryResultState)): Trace {
  const indicator = config?.indicators.find((entry) => entry.id === id);
  if (indicator === undefined) throw new Error(`no ${id}`);
  const plan = planIndicator(indicator, { window: null, filters: [] });
  const find = (query: { expr: string }) => (typeof state === 'function' ? state(query.expr) : state);
  return traceOf(evaluateIndicator(plan, { find, now: AT }), { currency: 'USD' });
}

const plain = (text: string | null) => text?.replaceAll('\u00A0', ' ');

describe('traceOf', () => {
  test('puts the numbers into the formula of a ratio', () => {
    const uptime = trace('uptime', answer(by('status', { 200: 259_070_400, 404: 2592, 500: 126_992 })));
    // 259 070 400 + 126 992 valid requests: the 404 are the caller's.
    expect(plain(uptime.working)).toBe('1 − 126,992 ÷ 259,197,392 = 99.95 %');
    expect(uptime).toMatchObject({
      window: { length: '30d', start: '2026-01-01T00:00:00Z', end: '2026-01-31T00:00:00Z' },
      warnings: ['one store did not answer'],
      requests: [
        {
          request: 'instant',
          expr: 'sum by (status) (increase(http_requests_total{}[30d]))',
          end: '2026-01-31T00:00:00Z',
          series: 3,
          samples: 3,
        },
      ],
    });
  });

  test('shows how a quantile was interpolated, and the bucket that holds it for certain', () => {
    // rank 0.95 · 6000 = 5700 in (0.1, 0.2], 5490 below and 420 in it: 100 + 100 · 210/420 = 150 ms.
    const p95 = trace(
      'latency_p95',
      answer(by('le', { '0.1': 5490, '0.2': 5910, '0.5': 6000, '+Inf': 6000 })),
    );
    expect(plain(p95.working)).toBe('100 ms + (200 ms − 100 ms) · (5,700 − 5,490) ÷ 420 = 150 ms');
    expect(p95.bracket).toEqual({ low: 0.1, high: 0.2 });
    expect(p95.isLowerBound).toBe(false);
  });

  test('says that a quantile in the top bucket is at least its bound', () => {
    const p95 = trace('latency_p95', answer(by('le', { '0.2': 10, '0.5': 50, '+Inf': 100 })));
    expect(plain(p95.working)).toBe('open-ended bucket above 500 ms = ≥ 500 ms');
    expect(p95).toMatchObject({ bracket: { low: 0.5, high: '+Inf' }, isLowerBound: true });
  });

  test.for([
    [
      'cost_per_project',
      (expr: string) => answer(by('x', { a: expr.includes('cost') ? 300 : 600 })),
      '$300 ÷ 600 = $0.50',
    ],
    ['projects_per_day', answer(by('x', { a: 600 })), '600 ÷ 30 = 20/day'],
    ['review_rate', answer(by('le', { '0.5': 48, '1': 600, '+Inf': 600 })), '48 ÷ 600 = 8 %'],
    ['test_coverage', answer(by('repository', { app: 0.97, api: 0.95 })), 'min of (97 %, 95 %) = 95 %'],
    [
      'mtbf',
      answer(
        [],
        [
          {
            labels: {},
            bad: [{ start: AT - DAY, end: AT - DAY + 21 * MINUTE }],
            known: [{ start: AT - 90 * DAY, end: AT }],
          },
        ],
      ),
      // 90 d are 2160 h, less 21 min: 2159.65 h, which whole hours round to 2160.
      '2,160 h of operation ÷ 1 = 2,160 h',
    ],
  ] as const)('works out %s', ([id, state, working]) => {
    expect(plain(trace(id, state).working)).toBe(working);
  });

  test('tells a scan from a query, with what was really sent', () => {
    const { requests } = trace('mttr', answer([]));
    expect(requests).toMatchObject([
      {
        request: 'slots',
        expr: 'sum_over_time(((max by (service) (incident_active{})) * 1000 + 1)[59m59s999ms:1m])',
        fineExpr: 'max by (service) (incident_active{})',
        step: '1h',
        fineStep: '1m',
      },
    ]);
  });

  test('without an answer keeps the questions and claims nothing', () => {
    expect(trace('uptime', { state: 'loading' })).toMatchObject({
      value: null,
      working: null,
      window: null,
      requests: [{ request: 'instant', end: null, series: null, samples: null }],
    });
  });
});

describe('sourceCheck', () => {
  const query = sourceQuery(
    { expr: 'sum(increase(a_total{x="1"}[30d])) / sum(b)' },
    (30 * DAY) as never,
    MINUTE,
  );
  if (query === null) throw new Error('no question');
  const result = (values: readonly number[]) => ({
    at: AT,
    series: [
      {
        labels: {},
        times: Float64Array.from(values, (_, index) => AT - (values.length - 1 - index) * query.step),
        values: Float64Array.from(values),
      },
    ],
  });
  const check = (values: readonly number[]) =>
    sourceCheck(query, result(values), { window: query.span, configured: MINUTE });

  test('asks for the samples in each tile of the window, of what the query selects', () => {
    expect(query).toMatchObject({
      expr: 'max(count_over_time(a_total{x="1"}[12h]))',
      span: 30 * DAY,
      step: 12 * HOUR,
    });
  });

  test('counts the tiles that have samples: 15 of 30 days', () => {
    const { coverage, scrapeInterval } = check(Array.from({ length: 30 }, () => 720));
    expect(coverage).toEqual({ covered: '15d', window: '30d', share: 0.5, step: '12h' });
    expect(scrapeInterval).toEqual({ configured: '1m', measured: '1m' });
  });

  // A closed window of 12 h holds one sample more than a left-open one.
  test.for([
    [721, '1m'],
    [2880, '15s'],
    [145, '5m'],
    [1000, '43s'],
  ] as const)('%i samples in 12 h are %s apart', ([count, measured]) => {
    expect(check(Array.from({ length: 60 }, () => count)).scrapeInterval.measured).toBe(measured);
  });

  test('without samples covers nothing and measures nothing', () => {
    expect(
      sourceCheck(query, { at: AT, series: [] }, { window: query.span, configured: null }),
    ).toMatchObject({
      coverage: { covered: '0s', share: 0 },
      scrapeInterval: { configured: null, measured: null },
    });
  });
});
