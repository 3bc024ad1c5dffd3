import { describe, expect, test } from 'vitest';
import { bucketCells } from './bucket-cells.ts';
import type { BucketGrid } from './bucket-grid.ts';
import { gridQuantiles } from './grid-quantiles.ts';

const { NaN: NONE, POSITIVE_INFINITY: TOP } = Number;
const grid = (bounds: number[], ...rows: number[][]): BucketGrid => ({
  bounds: Float64Array.from(bounds),
  times: Float64Array.from(rows.keys()),
  counts: Float64Array.from(rows.flat()),
});

describe('bucketCells', () => {
  test('a bucket holds what the next lower one does not', () => {
    expect([...bucketCells(grid([0.1, 0.2, TOP], [90, 97, 100], [0, 0, 0]))]).toEqual([90, 7, 3, 0, 0, 0]);
  });

  test('a tile without the open bucket is no histogram, and is not empty either', () => {
    expect([...bucketCells(grid([0.1, TOP], [5, NONE], [NONE, NONE]))]).toEqual([NONE, NONE, NONE, NONE]);
  });

  test('what a missing bound would hold is in the next one', () => {
    expect([...bucketCells(grid([0.1, 0.2, TOP], [10, NONE, 30]))]).toEqual([10, 0, 20]);
  });

  test('counts that fall are lifted, so that no cell is below zero and their sum is what quantiles count', () => {
    const falling = grid([0.1, 0.2, 0.5, TOP], [10, 7, 30, 29]);
    const cells = [...bucketCells(falling)];
    expect(cells).toEqual([10, 0, 20, 0]);
    expect(cells.reduce((sum, cell) => sum + cell)).toBe(gridQuantiles(falling, []).counts[0]);
  });
});
