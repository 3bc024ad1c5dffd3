import { describe, expect, test } from 'vitest';
import { durationMs } from '#compute/units.ts';
import { coarserCells, type HeatCells, rowAt } from './heat-cells.ts';
import { bucketScale, countRange, intensity, legendCounts } from './heat-scale.ts';

const NONE = Number.NaN;
const heat: HeatCells = {
  bounds: Float64Array.of(0.1, Number.POSITIVE_INFINITY),
  times: Float64Array.of(60, 120, 180, 240, 300),
  cells: Float64Array.of(1, 2, NONE, NONE, 5, 0, NONE, NONE, NONE, NONE),
  step: durationMs(60),
};

describe('coarserCells', () => {
  test('adds up neighbours on a grid of its own; unknown beside known counts as nothing', () => {
    const { times, cells, step } = coarserCells(heat, 3);
    expect(step).toBe(120);
    expect([...times]).toEqual([120, 240, 360]);
    expect([...cells]).toEqual([1, 2, 5, 0, NONE, NONE]);
  });

  test('keeps what there is room for', () => {
    expect(coarserCells(heat, 5)).toBe(heat);
  });
});

test('a cell covers the step before its time', () => {
  expect([0, 1, 60, 61, 300, 301].map((time) => rowAt(heat, time))).toEqual([0, 0, 0, 1, 4, -1]);
});

describe('the scales', () => {
  test('the least there is shows, and none does not', () => {
    const range = countRange(Float64Array.of(Number.NaN, 0, 20, 2_000_000, 0.3));
    expect(range).toEqual({ least: 1, most: 2_000_000 });
    expect(intensity(0, range)).toBe(0);
    expect(intensity(0.3, range)).toBe(intensity(1, range));
    expect(intensity(1, range)).toBeGreaterThan(0.1);
    expect(intensity(2_000_000, range)).toBe(1);
    expect(countRange(Float64Array.of(0, Number.NaN)).most).toBe(0);
  });

  test('the legend goes by equal factors', () => {
    expect(legendCounts({ least: 10, most: 100_000 })).toEqual([0, 10, 100, 1000, 10_000, 100_000]);
    expect(legendCounts({ least: 7, most: 7 })).toEqual([0, 7]);
  });

  test('a value lies in its bucket as far up as a quantile is read; above the last bound at its foot', () => {
    const { y, rowTop } = bucketScale(Float64Array.of(0.1, 0.2, Number.POSITIVE_INFINITY), 0, 300);
    expect([0, 0.05, 0.1, 0.15, 0.2, 7].map(y)).toEqual([300, 250, 200, 150, 100, 100]);
    expect([0, 1, 2].map(rowTop)).toEqual([200, 100, 0]);
  });
});
