import { describe, expect, test } from 'vitest';
import { durationMs, epochMs } from '#compute/units.ts';
import { createPrometheusClient } from './client.ts';
import type { Fetch } from './exchange.ts';
import { emptyVector, json, stubServer, text } from './stub-server.ts';

const NOW = epochMs(1_767_225_600_500);
const clientOf = (fetch: Fetch) =>
  createPrometheusClient({
    baseUrl: 'https://prom.example/sub/',
    fetch,
    timeout: durationMs(5000),
  });

describe('a proxy that lets no POST through', () => {
  test('is asked by GET at once, and from then on', async () => {
    const { fetch, heard } = stubServer(text('', 405), emptyVector);
    const client = clientOf(fetch);
    await client.query('up', NOW);
    await client.query('up', NOW);
    expect(heard.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
    expect(heard[2]?.params.get('query')).toBe('up');
  });

  test.for([403, 405, 501])(
    'is asked by GET after a %d, and by GET only once that has worked',
    async (status) => {
      const { fetch, heard } = stubServer(json({ message: 'cannot create' }, status), emptyVector);
      const client = clientOf(fetch);
      await client.query('up', NOW);
      await client.query('up', NOW);
      expect(heard.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
    },
  );

  test('is asked by GET also for a query that is wrong, since that was understood', async () => {
    const wrong = json({ status: 'error', errorType: 'bad_data', error: 'parse error' }, 400);
    const { fetch, heard } = stubServer(text('', 403), wrong, emptyVector);
    const client = clientOf(fetch);
    await expect(client.query('up(', NOW)).rejects.toMatchObject({ kind: 'query', status: 400 });
    await client.query('up', NOW);
    expect(heard.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
  });

  test('that refuses GET too is a sign-in, and is asked by POST the next time', async () => {
    const { fetch, heard } = stubServer(text('', 403));
    const client = clientOf(fetch);
    await expect(client.query('up', NOW)).rejects.toMatchObject({ kind: 'signed-out', status: 403 });
    await expect(client.query('up', NOW)).rejects.toThrow('signed out of');
    expect(heard.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST', 'GET']);
  });

  test.for([
    ['by POST only', json({ message: 'may not create' }, 403), text('', 403), 'may not create'],
    ['by GET only', text('', 403), json({ message: 'may not get' }, 403), 'may not get'],
    [
      'by both',
      json({ message: 'may not create' }, 403),
      json({ message: 'may not get' }, 403),
      'may not get',
    ],
    ['by POST, and a page by GET', json({ msg: 'no create' }, 405), text('<html>', 404), 'no create'],
  ] as const)('is quoted with the words it says %s', async ([, post, get, words]) => {
    await expect(clientOf(stubServer(post, get).fetch).query('up', NOW)).rejects.toMatchObject({
      serverMessage: words,
      message: expect.stringContaining(words),
    });
  });

  test('is not asked by GET for what passes', async () => {
    const { fetch, heard } = stubServer(text('', 403), text('', 502), text('', 403), emptyVector);
    const client = clientOf(fetch);
    await expect(client.query('up', NOW)).rejects.toMatchObject({ status: 502 });
    await client.query('up', NOW);
    expect(heard.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST', 'GET']);
  });

  test('is not asked a third time when it refuses GET too', async () => {
    const { fetch, heard } = stubServer(text('', 405));
    await expect(clientOf(fetch).query('up', NOW)).rejects.toMatchObject({ kind: 'http', status: 405 });
    expect(heard).toHaveLength(2);
  });
});
