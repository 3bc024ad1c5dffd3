import { describe, expect, test } from 'vitest';
import { durationMs, epochMs } from '#compute/units.ts';
import vectors from '#compute/vectors/api_responses.json' with { type: 'json' };
import type { Grid } from './api-response.ts';
import { createPrometheusClient } from './client.ts';
import type { Fetch } from './exchange.ts';
import { emptyVector, json, stubServer, success, text } from './stub-server.ts';

const NOW = epochMs(1_767_225_600_500);
const clientOf = (fetch: Fetch, baseUrl = 'https://prom.example/sub/') =>
  createPrometheusClient({
    baseUrl,
    fetch,
    timeout: durationMs(5000),
  });

describe('real answers', () => {
  test.for(vectors.cases)('$id', async ({ request, status, contentType, body }) => {
    const answer =
      typeof body === 'string'
        ? text(body, status)
        : json(body, status, contentType ? { 'content-type': contentType } : {});
    const client = clientOf(stubServer(answer).fetch);
    const params = { query: '', start: 0, end: 0, step: 0, ...request?.params };
    const grid: Grid = {
      start: epochMs(params.start * 1000),
      end: epochMs(params.end * 1000),
      step: durationMs((params.step || 1) * 1000),
    };
    const asked = request?.path.endsWith('query_range')
      ? client.queryRange(params.query, grid)
      : client.query(params.query, NOW);
    const data = typeof body === 'string' ? undefined : body.data;
    if (data === undefined || data.resultType === 'string') {
      await expect(asked).rejects.toMatchObject({
        name: 'PrometheusError',
        expr: params.query,
        retryable: false,
      });
      return;
    }
    const isNative = JSON.stringify(data).includes('histogram');
    const expected = isNative ? 0 : data.resultType === 'scalar' ? 1 : data.result.length;
    expect((await asked).data).toHaveLength(expected);
  });
});

describe('what is sent', () => {
  test('an instant query is a form with the time in seconds', async () => {
    const { fetch, heard } = stubServer(emptyVector);
    await clientOf(fetch).query('sum(x{a="+&%"})', NOW);
    expect(heard).toMatchObject([{ url: 'https://prom.example/sub/api/v1/query', method: 'POST' }]);
    expect(Object.fromEntries(heard[0]?.params ?? [])).toEqual({
      query: 'sum(x{a="+&%"})',
      time: '1767225600.5',
    });
    expect(heard[0]?.init).toMatchObject({ credentials: 'same-origin', redirect: 'manual' });
  });

  test('a range query carries start, end and step in seconds', async () => {
    const { fetch, heard } = stubServer(success({ resultType: 'matrix', result: [] }));
    const grid: Grid = { start: epochMs(60_000), end: epochMs(120_000), step: durationMs(500) };
    await clientOf(fetch).queryRange('up', grid);
    expect(Object.fromEntries(heard[0]?.params ?? [])).toEqual({
      query: 'up',
      start: '60',
      end: '120',
      step: '0.5',
    });
  });

  test('label names, label values, alerts and rules have endpoints of their own', async () => {
    const { fetch, heard } = stubServer(
      success(['a']),
      success(['b']),
      success({ alerts: [] }),
      success({ groups: [] }),
    );
    const client = clientOf(fetch);
    expect(
      (await client.labelNames(['up', 'x{a="b"}'], { start: epochMs(1500), end: epochMs(60_000) })).data,
    ).toEqual(['a']);
    expect((await client.labelValues('se/rvice', ['up'])).data).toEqual(['b']);
    await client.alerts();
    await client.rules();
    expect(
      heard.map(({ method, url }) => `${method} ${url.slice('https://prom.example/sub/api/v1/'.length)}`),
    ).toEqual(['POST labels', 'GET label/se%2Frvice/values', 'GET alerts', 'GET rules']);
    expect([heard[0]?.params.get('start'), heard[0]?.params.get('end')]).toEqual(['1.5', '60']);
    expect(heard[0]?.params.getAll('match[]')).toEqual(['up', 'x{a="b"}']);
    expect(heard[1]?.params.getAll('match[]')).toEqual(['up']);
  });

  test('a relative address stays relative', async () => {
    const { fetch, heard } = stubServer(emptyVector);
    const client = clientOf(fetch, '../');
    await client.query('up', NOW);
    expect(heard[0]?.url).toBe('../api/v1/query');
    expect(client.baseUrl).toBe('..');
  });

  test('an address that cannot be asked is refused before anything is sent', async () => {
    const { fetch, heard } = stubServer(emptyVector);
    const asked = clientOf(fetch, 'https://user:secret@host').query('up', NOW);
    await expect(asked).rejects.toMatchObject({ kind: 'network', expr: 'up' });
    expect(heard).toEqual([]);
  });
});

test.for([400, 404, 405, 501])(
  'a server without rules and alerts (%d) is a Prometheus all the same',
  async (status) => {
    const client = clientOf(stubServer(text('404 page not found', status)).fetch);
    const error = {
      kind: 'http',
      status,
      message: expect.stringMatching(/has no \/api\/v1\/(rules|alerts) .*cannot say which/),
    };
    await expect(client.rules()).rejects.toMatchObject(error);
    await expect(client.alerts()).rejects.toMatchObject(error);
  },
);

test.for(['vector', 'matrix'] as const)(
  'null is an empty %s, in an answer of any size',
  async (resultType) => {
    for (const infos of [[], ['x'.repeat(300_000)]]) {
      const client = clientOf(stubServer(success({ resultType, result: null }, { infos: infos })).fetch);
      const grid = { start: epochMs(0), end: epochMs(1000), step: durationMs(1000) };
      const asked = resultType === 'vector' ? client.query('up', NOW) : client.queryRange('up', grid);
      expect(await asked).toMatchObject({ data: [], infos: infos });
    }
  },
);

describe('a range that is not a multiple of its step away from 1970', () => {
  const DAY_MS = 86_400_000;
  // Midnights in Berlin: 23:00 UTC.
  const grid: Grid = {
    start: epochMs(Date.parse('2025-11-01T23:00:00Z')),
    end: epochMs(Date.parse('2026-01-30T23:00:00Z')),
    step: durationMs(DAY_MS),
  };

  /** Its own values are the instants; `moves` says what it does to the start and the end it is asked about. */
  const server = (moves: (params: URLSearchParams) => boolean) =>
    stubServer(({ params }) => {
      const [start = 0, end = 0, step = 1] = ['start', 'end', 'step'].map((name) => Number(params.get(name)));
      const floor = (time: number) => (moves(params) ? Math.floor(time / step) * step : time);
      const times: number[] = [];
      for (let time = floor(start); time <= floor(end); time += step) times.push(time);
      const result = [{ metric: {}, values: times.map((time) => [time, String(time)]) }];
      return Response.json({ status: 'success', data: { resultType: 'matrix', result } });
    });
  const expected = Array.from({ length: 91 }, (_, day) => grid.start + day * DAY_MS);

  test.for([
    ['does not move it', () => false, 1],
    ['moves what it may cache', (params: URLSearchParams) => params.get('nocache') !== '1', 1],
    ['moves everything', () => true, 2],
  ] as const)('is answered at its own instants by a server that %s', async ([, moves, queries]) => {
    const { fetch, heard } = server(moves);
    const { data } = await clientOf(fetch).queryRange('x', grid);
    expect(Array.from(data[0]?.times ?? [])).toEqual(expected);
    expect(Array.from(data[0]?.values ?? [], (value) => value * 1000)).toEqual(expected);
    expect(heard).toHaveLength(queries);
  });

  test('is refused rather than answered for other instants', async () => {
    const odd = { ...grid, start: epochMs(grid.start + 7), end: epochMs(grid.end + 7) };
    await expect(clientOf(server(() => true).fetch).queryRange('x', odd)).rejects.toMatchObject({
      kind: 'query',
      message: expect.stringContaining('other instants than it was asked about'),
    });
  });

  test('says so, and one that is does not', async () => {
    const { fetch, heard } = server(() => false);
    const client = clientOf(fetch);
    await client.queryRange('x', grid);
    await client.queryRange('x', { ...grid, start: epochMs(0), end: epochMs(DAY_MS) });
    expect(heard.map(({ params }) => params.get('nocache'))).toEqual(['1', null]);
  });
});

describe('a range of more points than a server gives at once', () => {
  const grid: Grid = { start: epochMs(0), end: epochMs(25_000_000), step: durationMs(1000) };

  /** Two series that exist everywhere, as Prometheus would answer for the start, end and step it is asked. */
  const server = () =>
    stubServer(({ params }) => {
      const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(params.get(name))) as [
        number,
        number,
        number,
      ];
      const times = Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, k) => start + k * step);
      const series = (id: string) => ({ metric: { id }, values: times.map((time) => [time, `${time / 7}`]) });
      const body = {
        status: 'success',
        data: { resultType: 'matrix', result: [series('a'), series('b')] },
        warnings: ['w', 'w'],
        infos: ['i'],
      };
      return Response.json(body, { headers: { date: new Date(Date.now() + 600_000).toUTCString() } });
    });

  test('comes in chunks and is joined as if it had come at once', async () => {
    const { fetch, heard } = server();
    const answer = await clientOf(fetch).queryRange('x', grid);
    expect(heard).toHaveLength(3);
    const times = Float64Array.from({ length: 25_001 }, (_, k) => k * 1000);
    const values = times.map((time) => time / 1000 / 7);
    expect(answer.data).toEqual([
      { labels: { id: 'a' }, times, values },
      { labels: { id: 'b' }, times, values },
    ]);
  });

  test('repeats no warning and knows the clock of the server', async () => {
    const answer = await clientOf(server().fetch).queryRange('x', grid);
    expect(answer).toMatchObject({ warnings: ['w'], infos: ['i'], clockLead: expect.closeTo(600_000, -4) });
  });

  test('fails as a whole when a chunk fails, and calls the others off', async () => {
    const signals: (AbortSignal | null | undefined)[] = [];
    const { fetch } = stubServer(
      json({ status: 'error', errorType: 'execution', error: 'too many samples' }, 422),
      ({ init }) => {
        signals.push(init.signal);
        return new Promise(() => {});
      },
    );
    await expect(clientOf(fetch).queryRange('x', grid)).rejects.toMatchObject({ kind: 'query', expr: 'x' });
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, true]);
  });
});

test('a grid without a step is a mistake of the caller', async () => {
  const { fetch } = stubServer(emptyVector);
  const grid: Grid = { start: epochMs(0), end: epochMs(1), step: durationMs(0) };
  await expect(clientOf(fetch).queryRange('x', grid)).rejects.toThrow(RangeError);
});
