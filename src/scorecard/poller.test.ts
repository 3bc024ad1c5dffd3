import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { HOUR, MINUTE, SECOND } from '#compute/units.ts';
import { startPolling } from './poller.ts';
import type { RefreshOutcome } from './reading-store.ts';

const ANSWERED: RefreshOutcome = { state: 'answered', retryAfter: null };
const DOWN: RefreshOutcome = { state: 'down', retryAfter: null };

/** A poller whose server answers by hand, on a device whose two clocks can be moved apart. */
function setUp() {
  let shift = 0;
  const lost = 0;
  const asked: ((outcome: RefreshOutcome) => void)[] = [];
  const poller = startPolling({
    every: MINUTE,
    refresh: () => new Promise((resolve) => asked.push(resolve)),
    clock: () => Date.now() + shift,
    monotonic: () => performance.now() - lost,
    random: () => 1,
  });
  return {
    poller,
    count: () => asked.length,
    answer: async (outcome = ANSWERED) => {
      asked.at(-1)?.(outcome);
      await vi.advanceTimersByTimeAsync(0);
    },
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    setClock: (ms: number) => {
      shift += ms;
    },
  };
}

describe('startPolling', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('asks once an interval', async () => {
    const { pass, count, answer } = setUp();
    await pass(59 * SECOND);
    expect(count()).toBe(0);
    await pass(SECOND);
    expect(count()).toBe(1);
    await answer();
    await pass(MINUTE);
    expect(count()).toBe(2);
  });

  test('never starts a second refresh beside one that hangs, and the next at once when it ends', async () => {
    const { pass, count, answer } = setUp();
    await pass(10 * MINUTE);
    expect(count()).toBe(1);
    await answer();
    await pass(SECOND);
    expect(count()).toBe(2);
  });

  test('a server that is down is asked after 2, 4, 8 … seconds, at last once an interval', async () => {
    const { pass, count, answer } = setUp();
    await pass(MINUTE);
    for (const seconds of [2, 4, 8, 16, 32, 60, 60]) {
      await answer(DOWN);
      const before = count();
      await pass((seconds - 1) * SECOND);
      expect(count(), `before ${seconds} s`).toBe(before);
      await pass(SECOND);
      expect(count(), `after ${seconds} s`).toBe(before + 1);
    }
    await answer();
    const before = count();
    await pass(59 * SECOND);
    expect(count()).toBe(before);
  });

  test('a clock set back by an hour delays nothing', async () => {
    const { pass, count, setClock } = setUp();
    await pass(30 * SECOND);
    setClock(-HOUR);
    await pass(30 * SECOND);
    expect(count()).toBe(1);
  });

  test('a device that wakes up asks within a second', async () => {
    const { pass, count, setClock } = setUp();
    // Its timers and its monotonic clock stood still, the time of day went on.
    setClock(8 * HOUR);
    await pass(SECOND);
    expect(count()).toBe(1);
  });

  test('the network coming back is taken up at once, and not over and over', async () => {
    const { pass, count, answer, poller } = setUp();
    await pass(MINUTE);
    await answer(DOWN);
    await pass(SECOND);
    const before = count();
    poller.wake();
    poller.wake();
    expect(count()).toBe(before + 1);
  });

  test('nothing is asked any more once it is stopped', async () => {
    const { pass, count, poller } = setUp();
    poller.stop();
    await pass(HOUR);
    expect(count()).toBe(0);
  });
});
