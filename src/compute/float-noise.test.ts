import { expect, test } from 'vitest';
import { isFloatNoise } from './float-noise.ts';

test.for([
  { a: 100, b: 100 * (1 + 1e-12), expected: true },
  { a: 100, b: 100 * (1 + 3e-12), expected: false },
  { a: 0, b: 0, expected: true },
  { a: 0, b: 1e-300, expected: false },
  { a: Number.NaN, b: 1, expected: false },
  { a: Number.POSITIVE_INFINITY, b: 1, expected: false },
])('$a and $b: $expected', ({ a, b, expected }) => {
  expect(isFloatNoise(a, b)).toBe(expected);
  expect(isFloatNoise(b, a)).toBe(expected);
});
