import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newcombeInterval } from './newcombe.ts';
import { assertClose } from './vectors/read.ts';
import statistics from './vectors/statistics.json' with { type: 'json' };

describe('newcombeInterval', () => {
  test.for(statistics.newcombe)('$input.k1/$input.n1 − $input.k2/$input.n2', ({ input, expected, tol }) => {
    const { diff, low, high, significant } = newcombeInterval(input.k1, input.n1, input.k2, input.n2);
    assertClose(diff, expected.diff, { tol });
    assertClose(low, expected.low, { tol });
    assertClose(high, expected.high, { tol });
    expect(significant).toBe(expected.significant);
  });

  test('the worked example of the paper: 56/70 against 48/80', () => {
    // Newcombe 1998, table II, contrast (a), method 10: 0.2000 with 0.0524 to 0.3339.
    const { diff, low, high } = newcombeInterval(56, 70, 48, 80);
    assertClose(diff, 0.2, { tol: 1e-12 });
    assertClose(low, 0.0524, { tol: 5e-5 });
    assertClose(high, 0.3339, { tol: 5e-5 });
  });

  test('contains the difference, stays within −1..1, and turns round with the groups', () => {
    const group = fc
      .integer({ min: 1, max: 10_000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(group, group, ([k1, n1], [k2, n2]) => {
        const there = newcombeInterval(k1, n1, k2, n2);
        const back = newcombeInterval(k2, n2, k1, n1);
        expect(there.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(there.high).toBeLessThanOrEqual(1 + 1e-12);
        expect(there.low).toBeLessThanOrEqual(there.diff);
        expect(there.high).toBeGreaterThanOrEqual(there.diff);
        assertClose(there.low, -back.high, { tol: 1e-12 });
      }),
    );
  });

  test('against nothing there is no difference to see', () => {
    expect(newcombeInterval(1, 10, 0, 0)).toEqual({ diff: Number.NaN, low: -1, high: 1, significant: false });
  });

  test('more members than there are is the caller’s mistake', () => {
    expect(() => newcombeInterval(1, 2, 3, 2)).toThrow(RangeError);
  });
});
