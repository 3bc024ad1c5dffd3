import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { durationMs, SECOND } from '#compute/units.ts';
import type { PlannedQuery } from '#scorecard/queries/planned-query.ts';
import { samplesOf, stubServerState } from '#testing/stub-server-state.ts';

const REFRESHES = 5000;
const FIGURES = Array.from({ length: 6 }, (_, index) => samplesOf(`figure ${index}`));
const EVERY = durationMs(10 * SECOND);
/** A page of the wall asks for something of its own, and gives way to the next. */
const pageOf = (turn: number): readonly PlannedQuery[] =>
  Array.from({ length: 2 }, (_, index) => samplesOf(`page ${turn} ${index}`));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('5,000 refreshes leave no more queries, observers or timers behind than 500', async () => {
  const { scheduler, queries, observe, asked, answer, fail } = stubServerState();
  const cache = queries.getQueryCache();
  observe(FIGURES);
  const run = scheduler.start(EVERY);
  let leave = () => {};
  const respond = async (isDown: boolean) => {
    while (asked.length > 0) {
      for (const _ of asked.splice(0)) isDown ? fail() : answer(1);
      await vi.advanceTimersByTimeAsync(0);
    }
  };
  const stock = () => ({
    queries: cache.getAll().length,
    observers: cache.getAll().reduce((sum, query) => sum + query.getObserversCount(), 0),
    timers: vi.getTimerCount(),
  });
  const stocks: ReturnType<typeof stock>[] = [];
  for (let refresh = 0; refresh < REFRESHES; refresh += 1) {
    if (refresh % 10 === 0) {
      leave();
      leave = observe(pageOf(refresh / 10));
    }
    await respond(false);
    await vi.advanceTimersByTimeAsync(EVERY);
    // One in ten refreshes fails, so that errors come and go as well.
    await respond(refresh % 10 === 5);
    if (refresh % 500 === 499) stocks.push(stock());
  }
  run.stop();
  expect(stocks).toHaveLength(10);
  for (const later of stocks.slice(1)) expect(later).toEqual(stocks[0]);
});
