import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { epochMs, SECOND } from '#compute/units.ts';
import type { PrometheusClient } from '#prometheus/answer.ts';
import { PrometheusError } from '#prometheus/error.ts';
import type { Reading } from './ask.ts';
import { createInstantSource } from './instant-source.ts';
import type { PlannedQuery } from './plan.ts';
import { createReadingStore, readingKey } from './reading-store.ts';

const NOW = epochMs(Date.parse('2026-01-31T00:00:00Z'));
const UP: PlannedQuery = { shape: 'samples', expr: 'up' };

/** A server whose answers are given by hand, and a clock that is set by hand. */
function setUp() {
  const asked: { expr: string; at: number; signal: AbortSignal | undefined }[] = [];
  const pending: { resolve: (value: number) => void; reject: (error: PrometheusError) => void }[] = [];
  let now = NOW;
  const client = {
    query: (expr: string, at: typeof NOW, signal?: AbortSignal) => {
      asked.push({ expr, at, signal });
      return new Promise((resolve, reject) => {
        pending.push({
          resolve: (value) =>
            resolve({ data: [{ labels: {}, time: at, value }], warnings: [], infos: [], clockLead: null }),
          reject,
        });
      });
    },
  } as unknown as PrometheusClient;
  const store = createReadingStore(
    client,
    createInstantSource(() => now),
  );
  const settle = () => vi.advanceTimersByTimeAsync(20);
  return {
    store,
    asked,
    settle,
    answer: (value: number) => pending.shift()?.resolve(value),
    fail: () => pending.shift()?.reject(new PrometheusError('down', { kind: 'network' })),
    pass: (ms: number) => {
      now = epochMs(now + ms);
    },
    state: (at: typeof NOW | null = null) => store.states().get(readingKey(UP, at)),
  };
}

describe('createReadingStore', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('whoever looks for the first time sees every answer there is', async () => {
    const { store, answer, state } = setUp();
    const asked = store.request([UP], null);
    answer(1);
    await asked;
    expect(state()).toMatchObject({ state: 'ready', reading: { samples: [{ value: 1 }] } });
  });

  test('asks a question once, however many want it', async () => {
    const { store, asked, settle, answer, state } = setUp();
    void store.request([UP], null);
    store.retain([UP], null);
    store.retain([UP, UP], null);
    expect(asked).toHaveLength(1);
    answer(1);
    await settle();
    expect(state()).toMatchObject({ state: 'ready', reading: { at: NOW, samples: [{ value: 1 }] } });
  });

  test('a refresh asks what is in use again, for a new instant, and leaves the rest', async () => {
    const { store, asked, settle, answer, pass } = setUp();
    store.retain([UP], null);
    store.retain([{ shape: 'samples', expr: 'unused' }], null)();
    answer(1);
    await settle();
    pass(60 * SECOND);
    void store.refresh();
    expect(asked.map(({ expr, at }) => [expr, at])).toEqual([
      ['up', NOW],
      ['unused', NOW],
      ['up', NOW + 60 * SECOND],
    ]);
  });

  test('a refresh that fails keeps the last good answer and says so; the next good one clears it', async () => {
    const { store, settle, answer, fail, state } = setUp();
    store.retain([UP], null);
    answer(1);
    await settle();
    void store.refresh();
    fail();
    await settle();
    expect(state()).toMatchObject({
      state: 'ready',
      reading: { samples: [{ value: 1 }] },
      refreshError: { kind: 'network' },
    });
    void store.refresh();
    answer(2);
    await settle();
    expect(state()).toMatchObject({ reading: { samples: [{ value: 2 }] }, refreshError: null });
  });

  test('a slow answer is waited for, not asked for again', () => {
    const { store, asked } = setUp();
    store.retain([UP], null);
    void store.refresh();
    void store.refresh();
    expect(asked).toHaveLength(1);
  });

  test('a fixed instant is asked again only where it failed', async () => {
    const { store, asked, settle, answer, fail, state } = setUp();
    store.retain([UP], NOW);
    fail();
    await settle();
    expect(state(NOW)).toMatchObject({ state: 'failed' });
    void store.refresh();
    answer(1);
    await settle();
    void store.refresh();
    expect(asked).toHaveLength(2);
    expect(state(NOW)).toMatchObject({ state: 'ready' });
  });

  test('a question let go while it is asked is aborted, unless somebody takes it over at once', async () => {
    const { store, asked, settle } = setUp();
    const release = store.retain([UP], null);
    release();
    store.retain([UP], null);
    await settle();
    expect(asked).toHaveLength(1);
    expect(asked[0]?.signal?.aborted).toBe(false);
    store.retain([{ shape: 'samples', expr: 'other' }], null)();
    await settle();
    expect(asked[1]?.signal?.aborted).toBe(true);
  });

  test('a server that is down is asked one question until it answers, then all', async () => {
    const { store, asked, settle, answer, fail, pass } = setUp();
    store.retain([UP, { shape: 'samples', expr: 'b' }, { shape: 'samples', expr: 'c' }], null);
    for (let question = 0; question < 3; question += 1) answer(1);
    await settle();
    const refresh = async (react: () => void, times: number) => {
      pass(60 * SECOND);
      const before = asked.length;
      const done = store.refresh();
      for (let question = 0; question < times; question += 1) {
        react();
        await settle();
      }
      return { outcome: await done, count: asked.length - before };
    };
    expect(await refresh(fail, 3)).toEqual({ outcome: { state: 'down', retryAfter: 0 }, count: 3 });
    expect(await refresh(fail, 1)).toEqual({ outcome: { state: 'down', retryAfter: 0 }, count: 1 });
    expect(await refresh(() => answer(2), 3)).toMatchObject({ outcome: { state: 'answered' }, count: 3 });
    expect(await refresh(() => answer(3), 3)).toMatchObject({ outcome: { state: 'answered' }, count: 3 });
  });

  test('what is restored is shown, never in place of an answer, and asked again', async () => {
    const { store, asked, settle, answer, state } = setUp();
    const reading = (value: number) =>
      ({ at: epochMs(NOW - 60 * SECOND), samples: [{ value }] }) as unknown as Reading;
    store.restore([{ query: UP, reading: reading(7) }]);
    store.retain([UP], null);
    await settle();
    expect(state()).toMatchObject({ state: 'ready', reading: { samples: [{ value: 7 }] } });
    expect(asked).toHaveLength(1);
    answer(8);
    await settle();
    store.restore([{ query: UP, reading: reading(7) }]);
    await settle();
    expect(state()).toMatchObject({ reading: { samples: [{ value: 8 }] } });
    expect(store.known().map(({ reading: { at } }) => at)).toEqual([NOW]);
  });

  test('who comes back after a refresh sees the old answer and gets a new one', async () => {
    const { store, asked, settle, answer, pass, state } = setUp();
    const release = store.retain([UP], null);
    answer(1);
    await settle();
    release();
    pass(60 * SECOND);
    void store.refresh();
    store.retain([UP], null);
    expect(state()).toMatchObject({ reading: { samples: [{ value: 1 }] } });
    expect(asked).toHaveLength(2);
  });

  test('listeners hear of a burst of answers once', async () => {
    const { store, settle, answer } = setUp();
    const listener = vi.fn();
    store.subscribe(listener);
    store.retain([UP, { shape: 'samples', expr: 'b' }, { shape: 'samples', expr: 'c' }], null);
    await settle();
    listener.mockClear();
    for (const value of [1, 2, 3]) answer(value);
    await settle();
    expect(listener).toHaveBeenCalledTimes(1);
  });

  test('answers nobody uses do not pile up', async () => {
    const { store, settle } = setUp();
    for (let index = 0; index < 500; index += 1)
      store.retain([{ shape: 'samples', expr: `q${index}` }], null)();
    store.retain([UP], null);
    await settle();
    expect(store.states().size).toBeLessThanOrEqual(121);
  });
});
