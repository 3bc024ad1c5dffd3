import { describe, expect, test } from 'vitest';
import { durationMs } from '#compute/units.ts';
import { markGaps } from './gap-marks.ts';
import { linearScale, linePath } from './line-path.ts';

const same = (value: number) => value;
const points = (values: readonly number[]) => ({
  times: Float64Array.from(values, (_, index) => index),
  values: Float64Array.from(values),
});

describe('linePath', () => {
  test('NaN breaks the line', () => {
    expect(linePath(points([1, 2, Number.NaN, 3, 4]), same, same).path).toBe('M0,1L1,2M3,3L4,4');
  });

  test('infinity is not drawn', () => {
    expect(linePath(points([1, 2, Number.POSITIVE_INFINITY]), same, same).path).toBe('M0,1L1,2');
  });

  test('a point alone between gaps is a dot', () => {
    const { path, dots } = linePath(points([Number.NaN, 5, Number.NaN, 1, 2]), same, same);
    expect(path).toBe('M3,1L4,2');
    expect(dots).toEqual([{ x: 1, y: 5 }]);
  });

  test('nothing is drawn from nothing', () => {
    expect(linePath(points([]), same, same)).toEqual({ path: '', dots: [] });
  });
});

describe('linearScale', () => {
  test('a flat domain lies in the middle', () => {
    expect(linearScale([7, 7], [0, 100])(7)).toBe(50);
  });

  test('the range may run downwards, as pixels do', () => {
    expect(linearScale([0, 10], [200, 0])(2.5)).toBe(150);
  });
});

describe('markGaps', () => {
  const times = Float64Array.from([0, 10, 20, 60, 70]);
  const values = Float64Array.from([1, 1, 1, 1, 1]);

  test('a hole in the grid is marked one step after the last point', () => {
    expect([...markGaps({ times, values }).times]).toEqual([0, 10, 20, 30, 60, 70]);
    expect(markGaps({ times, values }).values[3]).toBeNaN();
  });

  test('the known step wins over the guess', () => {
    const two = { times: Float64Array.from([0, 60]), values: Float64Array.from([1, 1]) };
    expect(markGaps(two).times).toHaveLength(2);
    expect(markGaps(two, durationMs(10)).times).toHaveLength(3);
  });
});
