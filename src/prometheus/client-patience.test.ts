import { describe, expect, test } from 'vitest';
import { durationMs, epochMs } from '#compute/units.ts';
import { type ClientOptions, createPrometheusClient } from './client.ts';
import { emptyVector, json, silence, stubServer, text, unreachable } from './stub-server.ts';

const NOW = epochMs(0);
const failure = (status: number, errorType: string, headers = {}) =>
  json({ status: 'error', errorType, error: 'because' }, status, headers);

const clientOf = (options: Partial<ClientOptions>) =>
  createPrometheusClient({ baseUrl: 'https://prom.example', timeout: durationMs(5000), ...options });

describe('what may pass says so, and is left to the caller to try again', () => {
  test.for([
    { name: 'no connection', turn: unreachable, kind: 'network' },
    { name: '429', turn: text('', 429), kind: 'http' },
    { name: '500', turn: failure(500, 'internal'), kind: 'http' },
    { name: '502', turn: text('<html></html>', 502), kind: 'http' },
    { name: '503 without a timeout', turn: text('Service Unavailable', 503), kind: 'http' },
  ])('$name', async ({ turn, kind }) => {
    const { fetch, heard } = stubServer(turn);
    await expect(clientOf({ fetch }).query('up', NOW)).rejects.toMatchObject({ kind, retryable: true });
    expect(heard).toHaveLength(1);
  });

  test('with the time that the server asks for', async () => {
    const { fetch } = stubServer(text('', 429, { 'retry-after': '7' }));
    await expect(clientOf({ fetch }).query('up', NOW)).rejects.toMatchObject({ retryAfter: 7000 });
  });
});

describe('what would fail again says so', () => {
  test.for([
    { name: '400', turn: failure(400, 'bad_data') },
    { name: '422', turn: failure(422, 'execution') },
    { name: '422 of VictoriaMetrics', turn: failure(422, '422') },
    { name: '503 timeout', turn: failure(503, 'timeout') },
    { name: '401', turn: text('', 401) },
    { name: '404', turn: text('404 page not found\n', 404) },
    { name: 'redirect', turn: () => Response.redirect('https://idp.example/login', 302) },
    { name: 'web page', turn: text('<html></html>', 200) },
  ])('$name', async ({ turn }) => {
    const { fetch, heard } = stubServer(turn);
    await expect(clientOf({ fetch }).query('up', NOW)).rejects.toMatchObject({ retryable: false });
    expect(heard).toHaveLength(1);
  });
});

describe('a server that says nothing', () => {
  test('is given up after the timeout, and not asked again', async () => {
    const { fetch, heard } = stubServer(silence);
    const client = clientOf({ fetch, timeout: durationMs(20) });
    const asked = client.query('up', NOW);
    await expect(asked).rejects.toMatchObject({ kind: 'timeout', status: null, expr: 'up' });
    await expect(asked).rejects.toThrow('did not answer within 0.02 s');
    expect(heard).toHaveLength(1);
  });

  test('may fall silent in the middle of an answer', async () => {
    const fetch = async (_: string, { signal }: RequestInit) => {
      const body = new ReadableStream({
        start: (controller) => signal?.addEventListener('abort', () => controller.error(signal.reason)),
      });
      return new Response(body);
    };
    const client = clientOf({ fetch, timeout: durationMs(20) });
    await expect(client.query('up', NOW)).rejects.toMatchObject({ kind: 'timeout' });
  });
});

describe('a caller who takes the request back', () => {
  test('before it is sent', async () => {
    const { fetch, heard } = stubServer(emptyVector);
    const asked = clientOf({ fetch }).query('up', NOW, AbortSignal.abort());
    await expect(asked).rejects.toMatchObject({ kind: 'aborted', retryable: false });
    expect(heard).toEqual([]);
  });

  test('while it is on its way', async () => {
    const { fetch } = stubServer(silence);
    const control = new AbortController();
    const asked = clientOf({ fetch }).query('up', NOW, control.signal);
    control.abort();
    await expect(asked).rejects.toMatchObject({ kind: 'aborted' });
  });
});

test('the timeout begins when the request is sent, not while it waits for others', async () => {
  const { fetch } = stubServer(async (heard) => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return emptyVector(heard);
  });
  const client = clientOf({ fetch, timeout: durationMs(300), maxConcurrent: 1 });
  const answers = await Promise.all([1, 2, 3, 4].map(() => client.query('up', NOW)));
  expect(answers).toHaveLength(4);
});
