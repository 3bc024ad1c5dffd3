import type { BucketGrid } from './bucket-grid.ts';
import { isFloatNoise } from './float-noise.ts';

/** A row without the buckets it lacks, its counts lifted where they fall. The arrays are used for every row. */
export type PreparedRow = {
  readonly bounds: Float64Array;
  readonly counts: Float64Array;
  size: number;
  forcedMonotonic: boolean;
  fixedPrecision: boolean;
};

/** Anything that rises by more than this share of itself is no float noise: five times the limit, to be safe. */
const PLAIN_RISE = 1e-11;
const NEXT_TO_ZERO = 1e-300;

/**
 * Brings one row into the shape a quantile can be read from, as prepareBuckets does with objects.
 * @param grid the tiles
 * @param row  which of them
 * @param into written over; its arrays are as long as the grid has bounds
 * @returns `into`; its size is 0 where the tile has no +Inf bucket
 * Source: Prometheus promql/quantile.go (ensureMonotonicAndIgnoreSmallDeltas).
 * @example prepareRow({ bounds: [2, Infinity], times: [0], counts: [5, 4] }, 0, { bounds: [], counts: [] }).counts // → [5, 5]
 */
export function prepareRow({ bounds, counts }: BucketGrid, row: number, into: PreparedRow): PreparedRow {
  const width = bounds.length;
  const first = row * width;
  into.size = 0;
  into.forcedMonotonic = false;
  into.fixedPrecision = false;
  if (bounds[width - 1] !== Number.POSITIVE_INFINITY || Number.isNaN(counts[first + width - 1])) return into;
  let size = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (let column = 0; column < width; column += 1) {
    const count = counts[first + column] as number;
    // By far the most common case, and the test for noise costs a division.
    if (count - reached > PLAIN_RISE * count && count > NEXT_TO_ZERO) reached = count;
    else if (Number.isNaN(count)) continue;
    else if (size > 0 && count !== reached && isFloatNoise(count, reached)) into.fixedPrecision = true;
    else if (count < reached) into.forcedMonotonic = true;
    else reached = count;
    into.bounds[size] = bounds[column] as number;
    into.counts[size] = reached;
    size += 1;
  }
  into.size = size;
  return into;
}
