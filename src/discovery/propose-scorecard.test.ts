import { describe, expect, test } from 'vitest';
import type { Labels, Sample } from '#compute/series.ts';
import { epochMs, HOUR, MINUTE } from '#compute/units.ts';
import type { ApiResponse, PrometheusClient } from '#prometheus/api-response.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { gridLength } from '#prometheus/step.ts';
import type { Preset } from './preset.ts';
import { proposeScorecard } from './propose-scorecard.ts';

const AT = epochMs(Date.parse('2026-01-31T00:00:00Z'));

const HTTP: Preset = {
  id: 'http',
  title: 'HTTP',
  source: 'https://example.com',
  about: 'service',
  metrics: { requests: { type: 'counter', names: ['http_requests_total'] } },
  labels: { code: { of: 'requests', names: ['code', 'status'] } },
  indicators: [
    {
      id: 'http_availability',
      pillar: 'reliability',
      title: 'Availability',
      kind: 'ratio',
      query: 'sum by (<code>) (increase(<requests>{$filters}[$window]))',
      label: '<code>',
      bad: '5..',
      report: 'good',
      unit: 'ratio',
      window: '30d',
      direction: 'atLeast',
      target: 0.999,
      ideal: 1,
    },
  ],
};

/** Another convention of the same subject. */
const GRPC: Preset = {
  ...HTTP,
  id: 'grpc',
  metrics: { requests: { type: 'counter', names: ['grpc_server_handled_total'] } },
  labels: { code: { of: 'requests', names: ['grpc_code'] } },
  indicators: HTTP.indicators.map((indicator) => ({
    ...indicator,
    id: 'grpc_availability',
    title: 'gRPC availability',
    bad: 'Internal|Unknown',
  })),
};

type Server = {
  readonly names?: readonly string[];
  readonly labels?: readonly string[];
  /** What is counted, by outcome. */
  readonly counts?: Readonly<Record<string, number>>;
  /** How long the server has been scraping. */
  readonly age?: number;
  /** It began so lately that no part of a window is known. */
  readonly isNew?: boolean;
  readonly series?: number;
  readonly presets?: readonly Preset[];
  readonly types?: readonly string[] | PrometheusError;
  /** What the server does with a question whose PromQL matches. */
  readonly refuses?: { readonly expr: RegExp; readonly before?: number; readonly with: PrometheusError };
};

const refusal = (kind: 'signed-out' | 'timeout', message: string) => new PrometheusError(message, { kind });

/** Asks whether there were samples of what a query reads, which there were all of the time. */
const PRESENCE = /^count (by|without) \((?!le\b|__name__)/;

const said = <Data>(data: Data): ApiResponse<Data> => ({ data, warnings: [], infos: [], clockLead: null });

function clientOf(server: Server): PrometheusClient {
  const {
    names = ['http_requests_total'],
    labels = ['__name__', 'code', 'job'],
    counts = { 200: 99_990, 500: 10 },
    age = 31 * 24 * HOUR,
    series = 10,
    refuses,
  } = server;
  const sample = (found: Labels, value: number): Sample => ({ labels: found, time: AT, value });
  const answer = (expr: string, time: number): readonly Sample[] => {
    if (expr.startsWith('count by (__name__)')) {
      return AT - time <= age ? names.map((name) => sample({ __name__: name }, series)) : [];
    }
    if (PRESENCE.test(expr)) return [sample({}, 1)];
    const by = /^sum by \((\w+)\) \(increase/.exec(expr)?.[1];
    return by === undefined
      ? []
      : Object.entries(counts).map(([outcome, count]) => sample({ [by]: outcome }, count));
  };
  return {
    baseUrl: 'http://prom.example',
    query: async (expr, time) => {
      if (refuses?.expr.test(expr) && time < (refuses.before ?? Number.POSITIVE_INFINITY)) throw refuses.with;
      return said(answer(expr, time));
    },
    labelValues: async (_, [match = '']) => {
      if (refuses?.expr.test(match) && refuses.before === undefined) throw refuses.with;
      return said(names);
    },
    labelNames: async () => said(labels),
    queryRange: async (expr, grid) => {
      if (refuses?.expr.test(expr)) throw refuses.with;
      if (server.isNew || !PRESENCE.test(expr)) return said([]);
      const times = Float64Array.from(
        { length: gridLength(grid) },
        (_, index) => grid.start + index * grid.step,
      );
      return said([{ labels: {}, times, values: times.map(() => 1) }]);
    },
    alerts: async () => said([]),
    rules: async () => said([]),
  };
}

const propose = (server: Server = {}) =>
  proposeScorecard({
    client: clientOf(server),
    askTypes: async () => {
      if (server.types instanceof PrometheusError) throw server.types;
      return server.types ?? ['counter'];
    },
    at: AT,
    title: 'Shop',
    url: 'http://prom.example',
    presets: server.presets ?? [HTTP],
  });

type Written = { readonly id: string; readonly window: string; readonly confirmed?: boolean };
const indicatorsOf = (file: unknown): readonly Written[] =>
  (file as { indicators: readonly Written[] }).indicators;

describe('a server with what is known', () => {
  test('gets a file that says whose targets these are, with the value of each indicator', async () => {
    const { file, proposed, scorecard, notes } = await propose();
    expect(notes).toEqual([]);
    expect(file).toMatchObject({ version: 1, title: 'Shop', prometheus: { url: 'http://prom.example' } });
    expect(indicatorsOf(file)).toMatchObject([
      { id: 'http_availability', label: 'code', window: '30d', confirmed: false },
    ]);
    expect(proposed[0]?.outcomes).toEqual(['200', '500']);
    // 99,990 of 100,000 requests were good.
    expect(proposed[0]?.evaluation.measurement.outcome).toMatchObject({ kind: 'ok', value: 0.9999 });
    expect(scorecard?.grade).not.toBeNull();
  });

  test('two conventions at once give an indicator each', async () => {
    const { file } = await propose({
      names: ['http_requests_total', 'grpc_server_handled_total'],
      labels: ['code', 'grpc_code'],
      counts: { 200: 9_999, Internal: 1 },
      presets: [HTTP, GRPC],
    });
    expect(indicatorsOf(file).map(({ id }) => id)).toEqual(['http_availability', 'grpc_availability']);
  });

  test.for([
    [31 * 24 * HOUR, '30d', /^$/],
    [
      8 * 24 * HOUR,
      '7d',
      /looks at 7d, since the server has no more of it yet; set window to 30d once it has/,
    ],
    [7 * HOUR, '6h', /looks at 6h/],
    [10 * MINUTE, '5m', /looks at 5m/],
  ] as const)('of %i ms, looks as far back as it goes: %s', async ([age, window, note]) => {
    const { file, notes } = await propose({ age });
    expect(indicatorsOf(file)[0]?.window).toBe(window);
    expect(notes.join()).toMatch(note);
  });

  test('that has only begun gets its indicators all the same, without data and without a letter', async () => {
    const { file, proposed, scorecard } = await propose({ isNew: true, age: MINUTE });
    expect(indicatorsOf(file).map(({ id }) => id)).toEqual(['http_availability']);
    expect(proposed.map(({ evaluation }) => evaluation.judgement?.status)).toEqual(['No data']);
    expect(scorecard?.grade?.letter ?? null).toBeNull();
  });

  test('that does not say how old its series are is asked for little', async () => {
    const { file, notes } = await propose({
      refuses: { expr: /__name__/, before: AT, with: refusal('timeout', 'no answer within 10 s') },
    });
    expect(indicatorsOf(file)[0]?.window).toBe('5m');
    expect(notes.join()).toContain('the server did not say how far back it knows more');
  });

  test('with very many series is spared long windows', async () => {
    const { file, notes } = await propose({ series: 200_000 });
    expect(indicatorsOf(file)[0]?.window).toBe('5m');
    expect(notes.join()).toContain('200000 series stand behind it');
  });

  test('that tells no types is taken at the names, and this is said once', async () => {
    const { file, notes } = await propose({
      names: ['http_requests_total', 'grpc_server_handled_total'],
      labels: ['code', 'grpc_code'],
      presets: [HTTP, GRPC],
      types: refusal('signed-out', 'signed out (401)'),
    });
    expect(indicatorsOf(file)).toHaveLength(2);
    expect(notes).toEqual([
      'The server tells no types of metrics (signed out (401)), so they are taken from the names.',
    ]);
  });

  test('gets no more than anybody reads', async () => {
    const many: Preset = {
      ...HTTP,
      indicators: Array.from({ length: 41 }, (_, index) => ({
        ...HTTP.indicators[0],
        id: `i${index}`,
        pillar: 'reliability',
        title: `I ${index}`,
        kind: 'ratio',
        target: 0.5 + index / 100,
      })),
    };
    const { file, notes } = await propose({ presets: [many] });
    expect(indicatorsOf(file)).toHaveLength(40);
    expect(notes.join()).toContain('41 indicators were found; the first 40 are proposed');
  });
});

describe('nothing is proposed', () => {
  test.for<[name: string, server: Server, note: RegExp]>([
    ['of a server that has nothing known', { names: [] }, /none of the metrics that the 1 presets know/],
    [
      'of a metric without a value',
      { counts: {} },
      /^Availability: .+None of the metrics that were found has a value now/,
    ],
    [
      'of a metric of another type',
      { types: ['gauge'] },
      /http_requests_total is a gauge on this server, and a counter by its convention/,
    ],
    [
      'of a metric without its label',
      { labels: ['job', 'instance'] },
      /no series of http_requests_total has the label code or status; they have job, instance/,
    ],
    [
      'of a query that gets no answer',
      { refuses: { expr: /increase/, with: refusal('timeout', 'no answer within 10 s') } },
      /Availability: no answer within 10 s/,
    ],
  ])('%s, which says why', async ([, server, note]) => {
    const { file, config, scorecard, proposed, notes } = await propose(server);
    expect([file, config, scorecard, proposed]).toEqual([null, null, null, []]);
    expect(notes.join(' ')).toMatch(note);
  });

  test('of a server that does not tell its names, which is an error', async () => {
    const error = refusal('signed-out', 'signed out (401)');
    await expect(propose({ refuses: { expr: /__name__/, with: error } })).rejects.toBe(error);
  });
});
