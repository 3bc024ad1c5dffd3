import { describe, expect, test } from 'vitest';
import { proposeTarget } from './propose-target.ts';

const days = (...parts: readonly (readonly [count: number, value: number])[]): number[] =>
  parts.flatMap(([count, value]) => Array<number>(count).fill(value));

const TIME = { direction: 'atMost', share: 0.95, isRatio: false } as const;
const RATIO = { direction: 'atLeast', share: 0.95, isRatio: true } as const;

describe('proposeTarget', () => {
  test.for([
    // Rank ceil(0.95 · 20) = 19 of 20 is 0.172.
    ['a time that one day in twenty misses', days([18, 0.15], [1, 0.172], [1, 0.9]), TIME, 0.18],
    ['a time that two days in twenty miss', days([18, 0.15], [2, 0.9]), TIME, 0.9],
    ['a time that needs no rounding', days([20, 0.15]), TIME, 0.15],
    // Missing to 1: 0.00066 at rank 19, two digits already.
    ['a ratio', days([18, 0.9999], [1, 0.99934], [1, 0.5]), RATIO, 0.99934],
    // Missing to 1: 0.00123 becomes 0.0013.
    ['a ratio of more digits', days([20, 0.99877]), RATIO, 0.9987],
    ['a ratio that is whole', days([20, 1]), RATIO, 1],
    // Rank 19 from above of 20 is 118, rounded down.
    ['a count at least', days([18, 130], [1, 118], [1, 3]), { ...RATIO, isRatio: false }, 110],
    ['days without data do not count', days([20, 0.15], [30, Number.NaN]), TIME, 0.15],
    ['nothing but zero', days([20, 0]), TIME, 0],
    ['a loss', days([20, -151]), TIME, -150],
  ] as const)('%s', ([, values, wish, expected]) => {
    expect(proposeTarget(values, wish)).toBe(expected);
  });

  test.for([[[]], [days([13, 0.15])], [days([13, 0.15], [20, Number.NaN])]])(
    'of fewer than 14 days there is none',
    ([values]) => {
      expect(proposeTarget(values ?? [], TIME)).toBeNull();
    },
  );
});
