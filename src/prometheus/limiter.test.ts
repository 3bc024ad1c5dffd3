import { describe, expect, test } from 'vitest';
import { createLimiter } from './limiter.ts';

describe('createLimiter', () => {
  test('no more than the limit run at once, in the order they came', async () => {
    const limit = createLimiter(2);
    const started: number[] = [];
    let running = 0;
    let most = 0;
    const tasks = [0, 1, 2, 3, 4].map((id) =>
      limit(async () => {
        started.push(id);
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running -= 1;
        return id;
      }, undefined),
    );
    expect(await Promise.all(tasks)).toEqual([0, 1, 2, 3, 4]);
    expect(started).toEqual([0, 1, 2, 3, 4]);
    expect(most).toBe(2);
  });

  test('a task that fails makes room for the next', async () => {
    const limit = createLimiter(1);
    const failing = limit(() => Promise.reject(new Error('no')), undefined);
    const next = limit(() => Promise.resolve('yes'), undefined);
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });

  test('who gives up while waiting never runs and blocks nobody', async () => {
    const limit = createLimiter(1);
    const control = new AbortController();
    let open = () => {};
    const first = limit(() => new Promise<void>((resolve) => (open = resolve)), undefined);
    let hasRun = false;
    const impatient = limit(async () => (hasRun = true), control.signal);
    const last = limit(() => Promise.resolve('last'), undefined);
    control.abort();
    await expect(impatient).rejects.toMatchObject({ kind: 'aborted' });
    open();
    await first;
    expect(await last).toBe('last');
    expect(hasRun).toBe(false);
  });
});
