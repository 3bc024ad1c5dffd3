import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { durationMs, MINUTE, SECOND } from '#compute/units.ts';
import { refreshBackoff } from './refresh-backoff.ts';

const wait = (failures: number, random: number, every: number = MINUTE, retryAfter: number | null = null) =>
  refreshBackoff(
    durationMs(every),
    failures,
    { retryAfter: retryAfter === null ? null : durationMs(retryAfter) },
    () => random,
  );

describe('refreshWait', () => {
  test('is the interval as long as answers come', () => {
    expect(wait(0, 0.5)).toBe(MINUTE);
  });

  test('doubles from two seconds up to the interval while none come', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((failures) => wait(failures, 1) / SECOND)).toEqual([
      2, 4, 8, 16, 32, 60, 60,
    ]);
  });

  test('never exceeds the interval and never falls below half the backoff, however long it lasts', () => {
    const anything = fc.tuple(
      fc.integer({ min: 1, max: 1e6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(10 * SECOND, 30 * SECOND, MINUTE, 5 * MINUTE),
    );
    fc.assert(
      fc.property(anything, ([failures, random, every]) => {
        const found = wait(failures, random, every);
        expect(found).toBeLessThanOrEqual(every);
        expect(found).toBeGreaterThanOrEqual(SECOND);
      }),
    );
  });

  test('a server that names its time is given it, up to five minutes', () => {
    expect(wait(1, 1, MINUTE, 90 * SECOND)).toBe(90 * SECOND);
    expect(wait(1, 1, MINUTE, 3600 * SECOND)).toBe(5 * MINUTE);
    expect(wait(9, 1, MINUTE, SECOND)).toBe(MINUTE);
  });
});
