import { describe, expect, test } from 'vitest';
import vectors from '#compute/vectors/api_responses.json' with { type: 'json' };
import { answerApi } from './http-api.ts';
import { DEMO_NOW } from './timeline.ts';

const NOW = DEMO_NOW / 1000;
const BASE = 'http://demo.invalid/any/folder/api/v1';

const addressOf = (path: string, parameters: Readonly<Record<string, string | number>>) =>
  `${BASE}/${path}?${new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, String(value)]))}`;

async function ask(path: string, parameters: Readonly<Record<string, string | number>> = {}) {
  const response = await answerApi(new Request(addressOf(path, parameters)));
  return (await response.json()) as { status: string; data: never; error?: string };
}

describe('answerApi', () => {
  const replayed = vectors.cases.filter(({ id }) =>
    [
      '400 parse',
      '400 step 0',
      '400 end before start',
      '400 > 11000 steps',
      '404 is not JSON',
      'empty result is success',
      'grid is start+k*step, fractional seconds',
      'instant vector instead of matrix is impossible; matrix selector in query_range',
    ].includes(id),
  );

  test.for(replayed)('answers "$id" as Prometheus does', async ({ request, status, contentType, body }) => {
    if (request === undefined) throw new Error('the case has no request');
    const path = request.path.replace('/api/v1/', '');
    const response = await answerApi(new Request(addressOf(path, { ...request.params } as never)));
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe(contentType);
    expect(contentType === 'application/json' ? await response.json() : await response.text()).toEqual(body);
  });

  test('all cases of the vector file that apply were found', () => {
    expect(replayed).toHaveLength(8);
  });

  test('11 000 steps are allowed', async () => {
    const { data } = await ask('query_range', { query: '1', start: NOW - 11_000, end: NOW, step: 1 });
    expect(data).toMatchObject({ resultType: 'matrix', result: [{ metric: {} }] });
  });

  test('what the demo world does not speak is bad data', async () => {
    const response = await answerApi(
      new Request(addressOf('query', { query: 'histogram_quantile(0.9, a)' })),
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errorType: 'bad_data',
      error: expect.stringMatching(/histogram_quantile.* is not supported by the demo world/),
    });
  });

  test('a query by POST is the same as by GET', async () => {
    const parameters = { query: 'sum(cloud_budget_usd)', time: String(NOW) };
    const posted = await answerApi(
      new Request(`${BASE}/query`, { method: 'POST', body: new URLSearchParams(parameters) }),
    );
    expect(await posted.json()).toEqual(await ask('query', parameters));
  });

  test('a query without a time is about the demo world’s now', async () => {
    const { data } = await ask('query', { query: 'vector(time())' });
    expect(data).toEqual({ resultType: 'vector', result: [{ metric: {}, value: [NOW, String(NOW)] }] });
  });

  test('the clock in the answer is the demo world’s', async () => {
    const response = await answerApi(new Request(addressOf('query', { query: '1' })));
    expect(Date.parse(response.headers.get('date') ?? '')).toBe(DEMO_NOW);
  });

  test('instants without a sample are left out', async () => {
    const { data } = await ask('query_range', {
      query: 'build_info{version="2.6.0"}',
      start: Date.parse('2026-01-19T08:00Z') / 1000,
      end: Date.parse('2026-01-19T17:00Z') / 1000,
      step: '1h',
    });
    const { result } = data as { result: { values: unknown[] }[] };
    expect(result.map(({ values }) => values.length)).toEqual([6]);
  });

  test('a range selector gives the samples themselves', async () => {
    const { data } = await ask('query', { query: 'cloud_budget_usd[10m]' });
    const { result } = data as { result: { values: unknown[] }[] };
    expect(result[0]?.values).toEqual([NOW - 600, NOW - 300, NOW].map((time) => [time, '310']));
  });

  test.for([
    ['label/service/values', {}, ['api', 'web', 'worker']],
    ['label/region/values', { 'match[]': 'http_requests_total{service="api"}' }, ['eu-west-1', 'us-east-1']],
    ['labels', { 'match[]': 'build_info' }, ['__name__', 'service', 'version']],
    ['alerts', {}, { alerts: [] }],
  ] as const)('%s', async ([path, parameters, expected]) => {
    expect((await ask(path, parameters)).data).toEqual(expected);
  });

  test('there are alerting rules, so no alert means none fires', async () => {
    const { groups } = (await ask('rules')).data as {
      groups: { rules: { name: string; state: string }[] }[];
    };
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThan(1);
    expect(rules.every(({ state }) => state === 'inactive')).toBe(true);
  });
});
