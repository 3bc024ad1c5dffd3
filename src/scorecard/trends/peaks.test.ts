import { expect, test } from 'vitest';
import { durationMs } from '#compute/units.ts';
import { peaksWithin } from './peaks.ts';
import type { Trend } from './trend-frame.ts';

const trend = (step: number, points: readonly (readonly [number, number])[]): Trend => ({
  times: Float64Array.from(points, ([time]) => time),
  values: Float64Array.from(points, ([, value]) => value),
  span: { start: 0, end: 90 },
  step: durationMs(step),
  covered: durationMs(90),
});

test('the greatest finer value after the last point and up to this one', () => {
  const coarse = trend(30, [
    [30, 1],
    [60, 1],
    [90, 1],
  ]);
  const fine = trend(10, [
    [10, 1],
    [20, 9],
    [30, 2],
    [40, 3],
    [50, 1],
    [60, 4],
  ]);
  expect(peaksWithin(coarse, fine)).toEqual(Float64Array.of(9, 4, Number.NaN));
});

test('a gap in the coarser line does not shift the others', () => {
  const coarse = trend(30, [
    [30, 1],
    [90, 1],
  ]);
  const fine = trend(10, [
    [30, 2],
    [50, 8],
    [70, 5],
  ]);
  expect(peaksWithin(coarse, fine)).toEqual(Float64Array.of(2, 5));
});

test('what is not finer has nothing to add', () => {
  expect(peaksWithin(trend(10, []), trend(10, []))).toBeUndefined();
});
