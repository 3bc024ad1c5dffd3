import { expect, test } from 'vitest';
import { impliedAvailability, longestRestore } from './implied-availability.ts';

test('the times of the brief imply 99.4475 %, and 99.9 % needs 43.2 minutes', () => {
  expect(impliedAvailability(720, 4)).toBeCloseTo(0.994475, 6);
  expect(longestRestore(0.999, 720) * 60).toBeCloseTo(43.24, 2);
});

test('the one undoes the other', () => {
  for (const [mtbf, mttr] of [
    [720, 4],
    [1, 1000],
    [2_592_000, 0],
  ] as const)
    expect(longestRestore(impliedAvailability(mtbf, mttr), mtbf)).toBeCloseTo(mttr, 6);
});

test('times and shares that are none are refused', () => {
  expect(() => impliedAvailability(0, 4)).toThrow(RangeError);
  expect(() => impliedAvailability(720, Number.NaN)).toThrow(RangeError);
  expect(() => longestRestore(0, 720)).toThrow(RangeError);
  expect(() => longestRestore(1.1, 720)).toThrow(RangeError);
});
