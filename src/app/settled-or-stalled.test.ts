import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { durationMs } from '#compute/units.ts';
import { settledOrStalled } from './settled-or-stalled.ts';

const PATIENCE = durationMs(150);
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function settlesAfter(asked: readonly Promise<unknown>[]): Promise<number> {
  const start = Date.now();
  let end = Number.NaN;
  void settledOrStalled(asked, PATIENCE).then(() => {
    end = Date.now();
  });
  await vi.advanceTimersByTimeAsync(2_000);
  return end - start;
}

describe('settledOrStalled', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('waits for all of them while they keep coming', async () => {
    expect(await settlesAfter([later(100), later(200), later(300)])).toBe(300);
  });

  test('gives up waiting when none has come for a while', async () => {
    expect(await settlesAfter([later(100), later(1_000)])).toBe(250);
    expect(await settlesAfter([later(1_000)])).toBe(150);
  });

  test('time in which the page is busy is not spent waiting', async () => {
    let isSettled = false;
    void settledOrStalled([later(1_000)], PATIENCE).then(() => {
      isSettled = true;
    });
    // However long a task was, the timer that fell due in it fires once, and before any answer is read.
    await vi.advanceTimersToNextTimerAsync();
    expect(isSettled).toBe(false);
    await vi.advanceTimersByTimeAsync(PATIENCE);
    expect(isSettled).toBe(true);
  });

  test('a failure is an answer too, and nothing to ask settles at once', async () => {
    expect(await settlesAfter([Promise.reject(new Error('down'))])).toBe(0);
    expect(await settlesAfter([])).toBe(0);
  });
});
