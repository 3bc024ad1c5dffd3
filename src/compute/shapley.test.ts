import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shapleyValues } from './shapley.ts';

describe('shapleyValues', () => {
  test('the glove game: one left glove is worth more than each of two right ones', () => {
    // A pair is worth 1. The textbook's answer for one left and two right gloves: 2/3, 1/6, 1/6.
    const [left, ...right] = shapleyValues(3, ([l, a, b]) =>
      l === true && (a === true || b === true) ? 1 : 0,
    );
    expect(left).toBeCloseTo(2 / 3, 12);
    for (const one of right) expect(one).toBeCloseTo(1 / 6, 12);
  });

  test.for([0, 1, 5, 13])('the shares of %i changes add up to the whole difference', (count) => {
    const weights = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), {
      minLength: count,
      maxLength: count,
    });
    fc.assert(
      fc.property(weights, fc.double({ min: -1, max: 1, noNaN: true }), (own, together) => {
        const worth = (made: readonly boolean[]) =>
          own.reduce((sum, weight, index) => sum + (made[index] === true ? weight : 0), 0) +
          together * made.filter(Boolean).length ** 2;
        const whole = worth(own.map(() => true)) - worth(own.map(() => false));
        const shares = shapleyValues(count, worth);
        expect(shares).toHaveLength(count);
        expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - whole)).toBeLessThan(1e-9);
      }),
      { numRuns: 30 },
    );
  });

  test('a change that never matters gets nothing', () => {
    expect(shapleyValues(3, ([a]) => (a === true ? 5 : 0))).toEqual([5, 0, 0]);
  });

  test('there is no half a change', () => {
    expect(() => shapleyValues(1.5, () => 0)).toThrow(RangeError);
  });
});
