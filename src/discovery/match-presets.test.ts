import { describe, expect, test } from 'vitest';
import { matchPresets } from './match-presets.ts';
import type { Preset } from './preset.ts';

const HTTP: Preset = {
  id: 'http',
  title: 'HTTP',
  source: 'https://example.com',
  about: 'service',
  metrics: {
    requests: { type: 'counter', names: ['http_requests_total'], anyPrefix: true },
    duration: {
      type: 'histogram',
      names: ['http.server.duration', 'http_request_duration_seconds'],
      anyPrefix: true,
    },
  },
  labels: { status: { of: 'requests', names: ['code', 'http.status'] } },
  indicators: [
    {
      id: 'availability',
      pillar: 'reliability',
      title: 'Availability',
      kind: 'ratio',
      query: 'sum by (<status>) (increase(<requests>{$filters}[$window]))',
      label: '<status>',
      target: 0.999,
    },
    {
      id: 'latency',
      pillar: 'performance',
      title: 'Latency',
      kind: 'quantile',
      query: 'sum by (le) (increase(<duration>_bucket{job="x",$filters}[$window]))',
    },
  ],
};

const SELF: Preset = {
  ...HTTP,
  id: 'self',
  about: 'monitoring',
  metrics: { requests: { type: 'counter', names: ['prometheus_http_requests_total'] } },
  indicators: HTTP.indicators.slice(0, 1).map((indicator) => ({ ...indicator, id: 'self_availability' })),
};

type Server = { readonly types?: Readonly<Record<string, string[]>>; readonly labels?: readonly string[] };

const match = (
  names: readonly string[],
  { types = {}, labels = ['code'] }: Server = {},
  presets = [HTTP, SELF],
) =>
  matchPresets(presets, new Set(names), {
    typesOf: async (metric) => types[metric] ?? [],
    labelsOf: async () => labels,
  });

describe('the metrics a server has', () => {
  test.for([
    [['http_requests_total'], ['availability']],
    [
      ['http_requests_total', 'framework_health'],
      ['availability', 'framework_availability'],
    ],
  ] as const)('%j: a framework is not seen in a metric that may be anybody’s', async ([names, expected]) => {
    const framework: Preset = {
      ...SELF,
      id: 'framework',
      metrics: {
        requests: { type: 'counter', names: ['http_requests_total'] },
        health: { type: 'gauge', names: ['framework_health'] },
      },
      recognisedBy: ['health'],
      indicators: SELF.indicators.map((indicator) => ({
        ...indicator,
        id: 'framework_availability',
        target: 0.99,
      })),
    };
    const { candidates } = await match(names, {}, [HTTP, framework]);
    expect(candidates.map(({ indicator }) => indicator.id)).toEqual(expected);
  });

  test('nothing is proposed of what is not there, and nothing is said of it', async () => {
    expect(await match(['node_cpu_seconds_total'])).toEqual({ candidates: [], notes: [] });
  });

  test('parts are replaced by the names and labels of the server', async () => {
    const { candidates, notes } = await match(['http_requests_total'], { labels: ['job', 'http.status'] });
    expect(notes).toEqual([]);
    expect(candidates.map(({ indicator }) => indicator)).toEqual([
      {
        ...HTTP.indicators[0],
        query: 'sum by ("http.status") (increase(http_requests_total{$filters}[$window]))',
        label: 'http.status',
        confirmed: false,
      },
    ]);
    expect(candidates[0]?.samples).toEqual(['http_requests_total']);
  });

  test('a name that only Prometheus 3 knows is quoted within its braces', async () => {
    const { candidates } = await match(['http.server.duration_bucket', 'http.server.duration_count']);
    expect(candidates.map(({ indicator }) => indicator.query)).toEqual([
      'sum by (le) (increase({"http.server.duration_bucket",job="x",$filters}[$window]))',
    ]);
  });

  test('each application that put its own name in front is proposed by itself, and by its name', async () => {
    const { candidates } = await match(['shop_http_requests_total', 'http_requests_total']);
    expect(candidates.map(({ indicator }) => [indicator.id, indicator.title])).toEqual([
      ['availability', 'Availability'],
      ['shop_availability', 'Availability (shop)'],
    ]);
  });

  test('what another preset knows by its whole name is no application', async () => {
    const { candidates } = await match(['prometheus_http_requests_total']);
    expect(candidates.map(({ indicator }) => indicator.id)).toEqual(['self_availability']);
  });

  test('a metric that two conventions share is asked once', async () => {
    const { candidates } = await match(['http_requests_total'], {}, [HTTP, { ...HTTP, id: 'other' }]);
    expect(candidates.map(({ preset }) => preset.id)).toEqual(['http']);
  });
});

describe('what is there and cannot be used is named', () => {
  test('a metric of another type', async () => {
    const { candidates, notes } = await match(['http_requests_total'], {
      types: { http_requests_total: ['gauge'] },
    });
    expect(candidates).toEqual([]);
    expect(notes).toEqual([
      'Availability: http_requests_total is a gauge on this server, and a counter by its convention',
    ]);
  });

  test.each([['unknown'], ['untyped'], ['counter']])(
    'a type that is stated as %s is no fault',
    async (type) => {
      const { candidates } = await match(['http_requests_total'], { types: { http_requests_total: [type] } });
      expect(candidates).toHaveLength(1);
    },
  );

  test('a summary, which has no buckets', async () => {
    const { candidates, notes } = await match(
      ['http_request_duration_seconds_count', 'http_request_duration_seconds_sum'],
      { types: { http_request_duration_seconds: ['summary'] } },
    );
    expect(candidates).toEqual([]);
    expect(notes).toEqual(['Latency: the server has no http_request_duration_seconds_bucket']);
  });

  test('a label that no series carries, with those they have', async () => {
    const { notes } = await match(['http_requests_total'], { labels: ['job', 'handler'] });
    expect(notes).toEqual([
      'Availability: no series of http_requests_total has the label code or http.status; they have job, handler',
    ]);
  });
});
