import { type BucketGrid, bucketGrid } from '#compute/bucket-grid.ts';
import type { Series } from '#compute/series.ts';
import type { Grid } from '#prometheus/answer.ts';

const known = new WeakMap<readonly Series[], BucketGrid>();

/**
 * The bucket counts of an answer over its tiles, made once: P50, P95 and P99, and whatever else is read from the same
 * answer, share them.
 */
export function bucketGridOf(series: readonly Series[], tiles: Grid): BucketGrid {
  const grid = known.get(series) ?? bucketGrid(series, tiles);
  known.set(series, grid);
  return grid;
}
