import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertClose } from './vectors/read.ts';
import statistics from './vectors/statistics.json' with { type: 'json' };
import { wilsonInterval } from './wilson.ts';

describe('wilsonInterval', () => {
  test.for(statistics.wilson)('agrees with scipy: $input.k of $input.n', ({ input, expected, tol }) => {
    const { low, high } = wilsonInterval(input.k, input.n);
    assertClose(low, expected.low, { tol });
    assertClose(high, expected.high, { tol });
  });

  test('contains the share and stays within 0..1', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, part) => {
          const k = Math.round(part * n);
          const { low, high } = wilsonInterval(k, n);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(k / n);
          expect(high).toBeGreaterThanOrEqual(k / n);
        },
      ),
    );
  });

  test('without observations everything is possible', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  test('more members than there are is the caller’s mistake', () => {
    expect(() => wilsonInterval(2, 1)).toThrow(RangeError);
  });
});
