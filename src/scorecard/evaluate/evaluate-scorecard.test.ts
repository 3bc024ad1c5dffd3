import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Sample } from '#compute/series.ts';
import type { Status } from '#compute/status.ts';
import { DAY, type DurationMs, durationMs, type EpochMs, epochMs, MINUTE } from '#compute/units.ts';
import { readScorecard } from '#config/read-scorecard.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { figureOf } from '#scorecard/explain/figure.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import type { ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import type { SlotScan } from '#scorecard/queries/slot-scan.ts';
import { fullEvidence } from '#testing/stub-evidence.ts';
import { evaluateScorecard } from './evaluate-scorecard.ts';
import type { Scorecard } from './evaluation.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));

function demoConfig(): ScorecardConfig {
  const { config } = readScorecard(readFileSync('demo/scorecard.json', 'utf8'));
  if (config === null) throw new Error('the demo’s scorecard.json does not load');
  return config;
}

const by = (label: string, values: Readonly<Record<string, number>>): Sample[] =>
  Object.entries(values).map(([value, count]) => ({ labels: { [label]: value }, time: AT, value: count }));
const one = (value: number, labels = {}): Sample[] => [{ labels, time: AT, value }];

/** Latency of the brief: 6000 requests a minute (semantics, section 2). */
const LATENCY = { '0.05': 2400, '0.1': 5490, '0.2': 5910, '0.5': 5988, '1': 6000, '+Inf': 6000 };

/** What a server says whose figures are the brief's, by a piece of the query. The first match counts. */
const SEED: readonly (readonly [string, readonly Sample[]])[] = [
  // Nothing burns, and no day of the month has been seen.
  ['label_replace(', []],
  ['cloud_cost_usd_total{}[1d]', []],
  [
    '(status) (increase(http_requests_total{}[30d]))',
    by('status', { 200: 259_070_400, 404: 2592, 500: 127_008 }),
  ],
  ['(status) (increase(http_requests_total{}[5m]))', by('status', { 200: 29_910, 500: 90 })],
  ['sum(increase(http_requests_total', one(30_000)],
  ['http_request_duration_seconds_bucket', by('le', LATENCY)],
  [
    'solver_duration_seconds_bucket',
    Object.entries({ '0.2': 50, '+Inf': 50 }).flatMap(([le, value]) => one(value, { le, solver: 'milp' })),
  ],
  ['project_confidence_score_bucket', by('le', { '0.5': 48, '0.8': 120, '1': 600, '+Inf': 600 })],
  ['test_coverage_ratio', one(0.95)],
  ['user_satisfaction_rating_sum', one(1380)],
  ['user_satisfaction_rating_count', one(300)],
  ['security_scan_last_success', one(AT / 1000 - 3600)],
  ['security_vulnerabilities', one(0)],
  ['security_audit_timestamp', one(AT / 1000 - 86_400)],
  ['security_audit_grade_info', one(1, { grade: 'A' })],
  ['compliance_controls', by('state', { passed: 42 })],
  ['cloud_cost_usd_total', one(300)],
  ['cloud_savings_usd_total', one(60)],
  ['cloud_list_price_usd_total', one(100)],
  ['projects_created_total', one(600)],
  ['cloud_budget_usd', one(310)],
  ['db_client_connection_count', one(45)],
  ['db_client_connection_max', one(100)],
  // The fixture of the semantics, section 4: 21 bad minutes of 30 d.
  ['sum_over_time(probe_success', one(43_179)],
  ['count_over_time(probe_success', one(43_200)],
  ['cache_requests_total', by('result', { hit: 85, miss: 15 })],
];

/** One 21-minute outage in 90 days. */
const OUTAGE_START = AT - 9 * DAY;
const OUTAGE: SlotScan = {
  labels: { service: 'api' },
  bad: [{ start: OUTAGE_START, end: OUTAGE_START + 21 * MINUTE }],
  known: [{ start: AT - 90 * DAY, end: AT }],
};

type Override = (query: ExpressionQuery) => QueryResultState | readonly Sample[] | undefined;

function evaluate(
  override: Override = () => undefined,
  at: EpochMs = AT,
  settings: Partial<ScorecardConfig> = {},
): Scorecard {
  const config = { ...demoConfig(), ...settings };
  const plans = config.indicators.map((entry) => planFigure(entry, { window: null, filters: [] }));
  const ready = (samples: readonly Sample[], scans: readonly SlotScan[] = []): QueryResultState => ({
    state: 'ready',
    refreshError: null,
    result: {
      at,
      askedInFull: at,
      samples,
      series: [],
      scans,
      firing: [],
      names: [],
      warnings: [],
      infos: [],
      clockLead: null,
    },
  });
  return evaluateScorecard(config, plans, {
    now: at,
    find: (query) => {
      const evidence = fullEvidence(query, at);
      if (evidence !== null) return { state: 'ready', refreshError: null, result: evidence };
      const other = override(query);
      if (other !== undefined) return Array.isArray(other) ? ready(other) : (other as QueryResultState);
      if (query.shape === 'slots') return ready([], [OUTAGE]);
      const known = SEED.find(([piece]) => query.expr.includes(piece));
      if (known === undefined) throw new Error(`no seed for ${query.expr}`);
      return ready(known[1]);
    },
  });
}

const replace =
  (piece: string, samples: readonly Sample[]): Override =>
  (query) =>
    query.expr.includes(piece) ? samples : undefined;

const figure = (scorecard: Scorecard, id: string) => {
  const evaluation = scorecard.evaluations.get(id);
  if (evaluation === undefined) throw new Error(`no ${id}`);
  return figureOf(evaluation, 'USD');
};
const nbsp = (text: string) => text.replaceAll(' ', '\u00A0');

describe('evaluateScorecard', () => {
  test("the brief's numbers are an A+ that exceeds all targets", () => {
    const { grade, pillars } = evaluate();
    expect(grade).toMatchObject({ letter: 'A+', score: 100, caps: [], verdict: 'Exceeding all targets' });
    expect(pillars.map(({ status }) => status)).toEqual([
      'Exceeding',
      'Exceeding',
      'Exceeding',
      'Met',
      'Exceeding',
    ]);
  });

  test('a pillar that scorecard.json breaks has no data, and the grade is no more than provisional', () => {
    const file = JSON.parse(readFileSync('demo/scorecard.json', 'utf8'));
    file.pillars[4].weight = 'heavy';
    const { config } = readScorecard(JSON.stringify(file));
    if (config === null) throw new Error('a broken pillar took all others along');
    const { grade, pillars } = evaluate(undefined, AT, config);
    expect(grade).toMatchObject({
      letter: 'A-',
      caps: ['incomplete->A-'],
      coverage: 0.8,
      isProvisional: true,
    });
    expect(pillars.map(({ status }) => status)).toEqual([
      'Exceeding',
      'Exceeding',
      'Exceeding',
      'Met',
      'No data',
    ]);
  });

  test.for([
    ['uptime', '99.95 %', 'Exceeding'],
    ['mttr', '21 min', 'Exceeding'],
    ['latency_p50', '59.7 ms', 'Exceeding'],
    ['latency_p95', '150 ms', 'Exceeding'],
    ['latency_p99', '315 ms', 'Exceeding'],
    ['error_rate', '0.3 %', 'Exceeding'],
    ['confidence', '80 %', 'Met'],
    // 48 of 600 does not prove that it is below 10 %: Wilson's interval ends at 10.4 %.
    ['review_rate', '8 %', 'Met'],
    ['test_coverage', '95 %', 'Met'],
    ['solver_performance', '100 %', 'Met'],
    ['critical_vulnerabilities', '0', 'Met'],
    ['audit_grade', 'A', 'Met'],
    ['compliance', '100 %', 'Met'],
    ['cost_per_project', '$0.50', 'Exceeding'],
    ['user_satisfaction', '4.6/5.0', null],
    ['probed_uptime', '99.95 %', null],
    ['projects_per_day', '20/day', null],
    ['db_connections', '45 %', null],
    ['cache_hit_rate', '85 %', null],
    ['throughput', '100/s', null],
  ] as const)('%s reads %s and is %s', ([id, text, status]) => {
    const shown = figure(evaluate(), id);
    expect(shown.text.replaceAll('\u00A0', ' ').replaceAll('\u202F', ' ')).toBe(text);
    expect(shown.status).toBe(status);
  });

  test('one incident in 90 days meets the MTBF target without proof', () => {
    const mtbf = figure(evaluate(), 'mtbf');
    expect(mtbf.machineValue).toBeCloseTo(2159.65 * 3600, 3);
    expect(mtbf.status).toBe('Met');
    expect(mtbf.reason).toMatch(/too few samples to be sure/i);
  });

  test('no grade is given while a pillar is loading', () => {
    expect(
      evaluate((query) => (query.expr.includes('security_vuln') ? { state: 'loading' } : undefined)).grade,
    ).toBeNull();
  });

  test('a failed query is no data with the reason, and the grade is provisional and at most A-', () => {
    const error = new PrometheusError('The server answered 500.', { kind: 'http', status: 500 });
    const scorecard = evaluate((query) =>
      query.expr.includes('cloud_cost') ? { state: 'failed', error } : undefined,
    );
    expect(figure(scorecard, 'cost_per_project')).toMatchObject({
      state: 'error',
      status: 'No data',
      reason: error.message,
    });
    expect(scorecard.grade).toMatchObject({ letter: 'A-', isProvisional: true });
  });

  test('an absent vulnerability series is no data and never 0', () => {
    const shown = figure(evaluate(replace('security_vulnerabilities', [])), 'critical_vulnerabilities');
    expect(shown).toMatchObject({ state: 'no-data', text: '–', machineValue: null, status: 'No data' });
  });

  test('a zero from a scan of eight days ago is no data', () => {
    const shown = figure(
      evaluate(replace('security_scan_last', one((AT - 8 * DAY) / 1000))),
      'critical_vulnerabilities',
    );
    expect(shown).toMatchObject({
      state: 'no-data',
      status: 'No data',
      reason: expect.stringMatching(/too old/),
    });
  });

  test('no 5xx series among others is no errors, and no series at all is no data', () => {
    expect(figure(evaluate(replace('{}[5m]))', by('status', { 200: 30_000 }))), 'error_rate').text).toBe(
      nbsp('0 %'),
    );
    expect(figure(evaluate(replace('{}[5m]))', [])), 'error_rate').status).toBe('No data');
  });

  test('only 4xx answers leave no valid request to judge uptime by', () => {
    const shown = figure(evaluate(replace('[30d]', by('status', { 404: 50 }))), 'uptime');
    expect(shown).toMatchObject({
      state: 'no-data',
      status: 'No data',
      reason: expect.stringMatching(/valid request/),
    });
  });

  test('a P95 in the open top bucket at the target bound is missed, not met', () => {
    const open = by('le', { '0.1': 5000, '0.2': 8000, '+Inf': 10_000 });
    const shown = figure(evaluate(replace('http_request_duration', open)), 'latency_p95');
    expect(shown.text).toBe(`≥ ${nbsp('200 ms')}`);
    expect(shown.status).toBe('Missed');
  });

  test('a P95 in the open top bucket below the target cannot be decided', () => {
    const open = by('le', { '0.05': 5000, '0.1': 8000, '+Inf': 10_000 });
    expect(figure(evaluate(replace('http_request_duration', open)), 'latency_p95').status).toBe('No data');
  });

  test('NaN and infinite answers never become a figure', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const shown = figure(evaluate(replace('test_coverage_ratio', one(value))), 'test_coverage');
      expect(shown).toMatchObject({ text: '–', status: 'No data' });
    }
  });

  test('what cannot be computed is one figure without a value, in words, and no other', () => {
    const scorecard = evaluate((query) => {
      if (!query.expr.includes('http_request_duration')) return undefined;
      throw new RangeError('a duration must be a finite number, got NaN');
    });
    const failed = [...scorecard.evaluations.values()].filter(({ state }) => state === 'failed');
    expect(failed.map(({ indicator }) => indicator.id)).toEqual([
      'latency_p50',
      'latency_p95',
      'latency_p99',
    ]);
    expect(failed[1]).toMatchObject({
      error: {
        message: expect.stringMatching(/cannot be computed .+ got NaN\); compare its settings .+\.$/),
      },
    });
    expect(figure(scorecard, 'latency_p95').status).toBe('No data');
    expect(figure(scorecard, 'uptime').status).toBe('Exceeding');
    expect(
      scorecard.pillars.map(({ status }) => status).filter((status) => status === 'No data'),
    ).toHaveLength(1);
    expect(scorecard.grade).toMatchObject({ isProvisional: true });
  });

  test('the worst solver counts, and one without a run is left out', () => {
    const runs = (solver: string, fast: number, all: number): Sample[] =>
      by('le', { '0.2': fast, '+Inf': all }).map((sample) => ({
        ...sample,
        labels: { ...sample.labels, solver },
      }));
    const shown = figure(
      evaluate(
        replace('solver_duration', [
          ...runs('lp', 100, 100),
          ...runs('milp', 999, 1000),
          ...runs('idle', 0, 0),
        ]),
      ),
      'solver_performance',
    );
    expect(shown.machineValue).toBe(0.999);
    expect(shown.status).toBe('Missed');
  });

  test('an attestation goes stale the day after it ends', () => {
    const lastDay = epochMs(Date.parse('2026-04-12T23:59:59Z'));
    expect(
      figure(
        evaluate(() => undefined, lastDay),
        'cost_efficiency',
      ).status,
    ).toBe('Met');
    const dayAfter = epochMs(lastDay + durationMs(1000));
    expect(
      figure(
        evaluate(() => undefined, dayAfter),
        'cost_efficiency',
      ).status,
    ).toBe('No data');
  });

  test('a hostile label value is text like any other', () => {
    const hostile = by('status', { '<img src=x onerror=alert(1)>': 10, __proto__: 5, 500: 1 });
    expect(() => evaluate(replace('http_requests_total', hostile))).not.toThrow();
  });
});

test('an indicator of which no question can be made has no data, and takes no other with it', () => {
  const indicators = demoConfig().indicators.map((one) =>
    // The schema refuses it; a file that slips past it does no more harm than this.
    one.id === 'throughput' ? { ...one, window: Number.NaN as DurationMs } : one,
  ) as ScorecardConfig['indicators'];
  const scorecard = evaluate(undefined, AT, { indicators });
  expect(scorecard.evaluations.get('throughput')).toMatchObject({
    state: 'ready',
    measurement: { outcome: { kind: 'no-data', reason: 'unusable-query' } },
  });
  expect(figure(scorecard, 'uptime').status).toBe('Exceeding');
});

describe('a label that the answer does not know', () => {
  const http = (samples: readonly Sample[]) =>
    evaluate(replace('(status) (increase(http_requests_total{}[30d]))', samples)).evaluations.get('uptime');

  test('on no series: no data, and what the series have instead', () => {
    const uptime = http(by('code', { 200: 95, 404: 3, 500: 2 }));
    expect(uptime).toMatchObject({
      state: 'ready',
      judgement: { status: 'No data' },
      details: { 'label-absent': 'no series has "status"; they have code: 200, 404, 500' },
    });
  });

  // Of 10,000 events so many are of series without the label; the others are all good.
  test.for<{ unlabelled: number; status: Status; reasons: string[] }>([
    { unlabelled: 0, status: 'Exceeding', reasons: [] },
    { unlabelled: 500, status: 'Met', reasons: ['label-partly-absent'] },
    { unlabelled: 2000, status: 'Met', reasons: ['insufficient-coverage', 'label-partly-absent'] },
    { unlabelled: 6000, status: 'No data', reasons: ['insufficient-coverage'] },
  ])('on some series: $unlabelled of 10,000 is $status', ({ unlabelled, status, reasons }) => {
    const uptime = http([
      ...by('status', { 200: 10_000 - unlabelled }),
      ...(unlabelled === 0 ? [] : one(unlabelled)),
    ]);
    // A share of 100 % of so many leaves the target far below its interval.
    expect(uptime).toMatchObject({ state: 'ready', judgement: { status } });
    if (uptime?.state === 'ready') expect([...(uptime.judgement?.reasons ?? [])].sort()).toEqual(reasons);
  });

  test.for<{ values: Record<string, number>; doubted: boolean }>([
    { values: { 200: 10_000 }, doubted: false },
    { values: { 200: 9000, 301: 1000 }, doubted: false },
    { values: { 200: 9000, 404: 1000 }, doubted: false },
    { values: { 200: 9990, 500: 1 }, doubted: false },
    { values: { OK: 9000, Internal: 1000 }, doubted: true },
    { values: { success: 9000, failure: 1000 }, doubted: true },
    { values: { 0: 9000, 13: 1000 }, doubted: true },
    { values: { OK: 10_000 }, doubted: false },
  ])('a pattern for bad events beside the values $values', ({ values, doubted }) => {
    const uptime = http(by('status', values));
    if (uptime?.state !== 'ready') throw new Error(uptime?.state);
    expect(uptime.doubts.includes('pattern-never-matched')).toBe(doubted);
    if (doubted) expect(uptime.judgement?.status).toBe('Met');
  });
});

describe('exemptions', () => {
  const exempt = (indicator: string) => ({
    exemptions: [{ indicator, reason: 'migration', owner: 'Platform', until: '2026-02-28' }],
  });
  const slow = (query: ExpressionQuery) => (query.expr.includes('cloud_budget_usd') ? one(100) : undefined);

  test('an exempt indicator is measured and shown, and holds nothing back', () => {
    // 300 spent of 100 planned: missed, which leaves Cost at risk and the grade at B+.
    expect(evaluate(slow).grade?.letter).toBe('B+');
    const { grade, evaluations } = evaluate(slow, AT, exempt('budget_adherence'));
    expect(grade?.letter).toBe('A+');
    const figure = figureOf(evaluations.get('budget_adherence') as never, 'USD');
    expect(figure).toMatchObject({ state: 'value', status: null });
    expect(figure.exemption?.sentence).toBe('Exempt until 2026-02-28: migration (Platform)');
  });

  test('a pillar whose leading figure is exempt has no data: nobody gets a better grade for not being judged', () => {
    const { grade, pillars } = evaluate(undefined, AT, exempt('uptime'));
    expect(pillars[0]?.status).toBe('No data');
    expect(grade).toMatchObject({ letter: 'A-', isProvisional: true });
  });

  test('the day after it ends, the indicator counts again', () => {
    const later = epochMs(Date.parse('2026-03-01T00:00:00Z'));
    const { evaluations } = evaluate(slow, later, exempt('budget_adherence'));
    expect(evaluations.get('budget_adherence')).toMatchObject({ judgement: { status: 'Missed' } });
  });
});

describe('practices', () => {
  const planned = (pillarAtMost: 'Met' | 'At risk' | undefined) => ({
    practices: [
      {
        id: 'on_call',
        pillar: 'reliability',
        group: 'Incidents',
        title: 'On-call',
        state: 'planned',
        pillarAtMost,
      },
    ] as ScorecardConfig['practices'],
  });

  test.for([
    { pillarAtMost: undefined, status: 'Exceeding', letter: 'A+' },
    { pillarAtMost: 'Met', status: 'Met', letter: 'A' },
    { pillarAtMost: 'At risk', status: 'At risk', letter: 'B+' },
  ] as const)(
    'one that is not kept up caps its pillar at $pillarAtMost: $letter',
    ({ pillarAtMost, status, letter }) => {
      const { grade, pillars } = evaluate(undefined, AT, planned(pillarAtMost));
      expect(pillars[0]?.status).toBe(status);
      expect(grade?.letter).toBe(letter);
    },
  );
});
