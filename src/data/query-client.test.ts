import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { epochMs, HOUR, MINUTE, SECOND } from '#compute/units.ts';
import { createPrometheusClient } from '#prometheus/client.ts';
import { emptyVector, json, stubServer, text, unreachable } from '#prometheus/stub-server.ts';
import { createQueryClient } from './query-client.ts';
import { resultQuery } from './result-query.ts';

const NOW = epochMs(0);
type Turns = Parameters<typeof stubServer>;

/** Asks a server that answers with one turn after the other; the last one again and again. */
function ask(turns: Turns, random = 1) {
  const { fetch } = stubServer(...turns);
  const times: number[] = [];
  const client = createPrometheusClient({
    baseUrl: 'https://prom.example',
    timeout: MINUTE,
    fetch: (url, init) => {
      times.push(Date.now());
      return fetch(url, init);
    },
  });
  const queries = createQueryClient({ random: () => random });
  const source = { client, instants: { current: () => NOW } };
  const outcome = queries.fetchQuery(resultQuery(source, { shape: 'samples', expr: 'up' }, null)).then(
    () => 'answered',
    (error) => error,
  );
  const waits = () => times.slice(1).map((time, index) => time - (times[index] ?? 0));
  return { outcome, waits };
}

// Loaded when the first failure comes, and no fake timer waits for that.
beforeAll(() => import('#prometheus/explain-failure.ts'));
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

describe('what may pass is tried again', () => {
  test.for<[name: string, turns: Turns, waits: number[], outcome: unknown]>([
    ['a server out of reach: twice, the wait doubles', [unreachable], [500, 1000], { kind: 'network' }],
    ['the first success ends it', [unreachable, emptyVector], [500], 'answered'],
    ['a busy server', [text('', 429), emptyVector], [500], 'answered'],
    ['a failing proxy', [text('<html></html>', 502), emptyVector], [500], 'answered'],
    [
      'Retry-After is waited for when it is longer',
      [text('', 429, { 'retry-after': '7' }), text('', 503, { 'retry-after': '0' }), emptyVector],
      [7 * SECOND, 1000],
      'answered',
    ],
    [
      'a server that asks for an hour is left alone',
      [text('', 429, { 'retry-after': '3600' })],
      [],
      { retryAfter: HOUR },
    ],
    [
      'what would fail again is not tried again',
      [json({ status: 'error', errorType: 'bad_data', error: 'parse error' }, 400)],
      [],
      { kind: 'query' },
    ],
  ])('%s', async ([, turns, waits, expected]) => {
    const asked = ask(turns);
    await vi.advanceTimersByTimeAsync(MINUTE);
    const outcome = await asked.outcome;
    if (typeof expected === 'string') expect(outcome).toBe(expected);
    else expect(outcome).toMatchObject(expected as object);
    expect(asked.waits()).toEqual(waits);
  });

  test('jitter takes up to half of the wait away', async () => {
    const asked = ask([unreachable], 0);
    await vi.advanceTimersByTimeAsync(MINUTE);
    await asked.outcome;
    expect(asked.waits()).toEqual([250, 500]);
  });
});
