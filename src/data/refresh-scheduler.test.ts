import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { durationMs, HOUR, MINUTE, SECOND } from '#compute/units.ts';
import { PrometheusError } from '#prometheus/error.ts';
import { down, samplesOf, stubServerState } from '#testing/stub-server-state.ts';

const settle = () => vi.advanceTimersByTimeAsync(20);
const QUERIES = Array.from({ length: 24 }, (_, index) => samplesOf(`q${index}`));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('one refresh', () => {
  test('asks what is in use again, for a new instant, and leaves the rest', async () => {
    const { scheduler, observe, asked, answer, now } = stubServerState();
    observe([samplesOf('up')]);
    const leave = observe([samplesOf('unused')]);
    answer(1);
    answer(1);
    await settle();
    leave();
    await vi.advanceTimersByTimeAsync(MINUTE);
    void scheduler.refresh();
    expect(asked.map(({ expr, at }) => [expr, at])).toEqual([
      ['up', now],
      ['unused', now],
      ['up', now + MINUTE],
    ]);
  });

  test('waits for a slow response and does not ask for it again', () => {
    const { scheduler, observe, asked } = stubServerState();
    observe([samplesOf('up')]);
    void scheduler.refresh();
    void scheduler.refresh();
    expect(asked).toHaveLength(1);
  });
});

describe('a server that is down', () => {
  /** How many requests a refresh takes, each of which is answered by `react`. */
  async function requestsOf({ asked, scheduler }: ReturnType<typeof stubServerState>, react: () => void) {
    const before = asked.length;
    const done = scheduler.refresh();
    for (let reacted = before; reacted < asked.length; reacted += 1) {
      react();
      await settle();
    }
    return { outcome: await done, count: asked.length - before, first: asked[before]?.expr };
  }

  test('gets 24 requests, then one, another one each time, then all 24 again', async () => {
    const server = stubServerState();
    const { observe, answer, fail } = server;
    observe(QUERIES);
    for (const value of QUERIES.keys()) answer(value);
    await settle();
    const isDown = { state: 'down', retryAfter: 0 };
    const isUp = { state: 'answered', retryAfter: null };
    expect(await requestsOf(server, () => fail())).toMatchObject({ outcome: isDown, count: 24 });
    expect(await requestsOf(server, () => fail())).toEqual({ outcome: isDown, count: 1, first: 'q0' });
    expect(await requestsOf(server, () => fail())).toEqual({ outcome: isDown, count: 1, first: 'q1' });
    expect(await requestsOf(server, () => answer(2))).toEqual({ outcome: isUp, count: 24, first: 'q2' });
    expect(await requestsOf(server, () => answer(3))).toMatchObject({ outcome: isUp, count: 24 });
  });

  test('is probed without retries', async () => {
    const { scheduler, observe, asked, fail } = stubServerState();
    observe(QUERIES);
    for (const _ of QUERIES) fail();
    await settle();
    const refresh = scheduler.refresh();
    for (const _ of QUERIES) fail();
    await refresh;
    expect(scheduler.isDown()).toBe(true);
    const before = asked.length;
    const probe = scheduler.refresh();
    fail(down(true));
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(await probe).toMatchObject({ state: 'down' });
    expect(asked).toHaveLength(before + 1);
  });

  test('that declines a query is up', async () => {
    const { scheduler, observe, fail } = stubServerState();
    observe([samplesOf('up')]);
    fail();
    await settle();
    const refresh = scheduler.refresh();
    fail(new PrometheusError('parse error', { kind: 'query' }));
    expect(await refresh).toEqual({ state: 'answered', retryAfter: null });
  });

  test('says how long it wants to be left alone', async () => {
    const { scheduler, observe, fail } = stubServerState();
    observe([samplesOf('a'), samplesOf('b')]);
    fail();
    fail();
    await settle();
    const refresh = scheduler.refresh();
    fail(new PrometheusError('busy', { kind: 'http', retryAfter: durationMs(7 * SECOND) }));
    fail();
    expect(await refresh).toEqual({ state: 'down', retryAfter: 7 * SECOND });
  });
});

describe('refreshing every so often', () => {
  /** One query whose responses are given by hand, on a device whose two clocks can be moved apart. */
  async function start() {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const server = stubServerState();
    server.observe([samplesOf('up')]);
    server.answer(0);
    await vi.advanceTimersByTimeAsync(0);
    const run = server.scheduler.start(MINUTE);
    return {
      ...server,
      run,
      count: () => server.asked.length - 1,
      pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
      succeed: async () => {
        server.answer(1);
        await vi.advanceTimersByTimeAsync(0);
      },
      goDown: async () => {
        server.fail();
        await vi.advanceTimersByTimeAsync(0);
      },
    };
  }

  test('asks once an interval', async () => {
    const { pass, count, succeed } = await start();
    await pass(59 * SECOND);
    expect(count()).toBe(0);
    await pass(SECOND);
    expect(count()).toBe(1);
    await succeed();
    await pass(MINUTE);
    expect(count()).toBe(2);
  });

  test('never starts a second refresh beside one that hangs, and the next at once when it ends', async () => {
    const { pass, count, succeed } = await start();
    await pass(10 * MINUTE);
    expect(count()).toBe(1);
    await succeed();
    await pass(SECOND);
    expect(count()).toBe(2);
  });

  test('a server that is down is asked after 2, 4, 8 … seconds, at last once an interval', async () => {
    const { pass, count, succeed, goDown } = await start();
    await pass(MINUTE);
    for (const seconds of [2, 4, 8, 16, 32, 60, 60]) {
      await goDown();
      const before = count();
      await pass((seconds - 1) * SECOND);
      expect(count(), `before ${seconds} s`).toBe(before);
      await pass(SECOND);
      expect(count(), `after ${seconds} s`).toBe(before + 1);
    }
    await succeed();
    const before = count();
    await pass(59 * SECOND);
    expect(count()).toBe(before);
  });

  test('a clock set back by an hour delays nothing', async () => {
    const { pass, count, setClock } = await start();
    await pass(30 * SECOND);
    setClock(-HOUR);
    await pass(30 * SECOND);
    expect(count()).toBe(1);
  });

  test('a device that wakes up asks within a second', async () => {
    const { pass, count, setClock } = await start();
    // Its timers and its monotonic clock stood still, the time of day went on.
    setClock(8 * HOUR);
    await pass(SECOND);
    expect(count()).toBe(1);
  });

  test('the network coming back is taken up at once, and not over and over', async () => {
    const { pass, count, goDown, run } = await start();
    await pass(MINUTE);
    await goDown();
    await pass(SECOND);
    const before = count();
    run.wake();
    run.wake();
    expect(count()).toBe(before + 1);
  });

  test('nothing is asked any more once it is stopped', async () => {
    const { pass, count, run } = await start();
    run.stop();
    await pass(HOUR);
    expect(count()).toBe(0);
  });
});
