import type { BucketGrid } from './bucket-grid.ts';
import { isFloatNoise } from './float-noise.ts';

/** A row without the buckets it lacks, its counts lifted where they fall. */
export type PreparedRow = {
  /** The grid's own, unless the row lacks some of them. */
  bounds: Float64Array;
  /** Used for every row. */
  readonly counts: Float64Array;
  size: number;
  forcedMonotonic: boolean;
  fixedPrecision: boolean;
};

export const emptyRow = ({ bounds }: BucketGrid): PreparedRow => ({
  bounds,
  counts: new Float64Array(bounds.length),
  size: 0,
  forcedMonotonic: false,
  fixedPrecision: false,
});

/** Anything that rises by more than this share of itself is no float noise: five times the limit, to be safe. */
const PLAIN_RISE = 1e-11;
const NEXT_TO_ZERO = 1e-300;

/**
 * Brings one row into the shape a quantile can be read from, as prepareBuckets does with objects.
 * @param grid the tiles
 * @param row  which of them
 * @param into written over; its counts are as many as the grid has bounds
 * @returns `into`; its size is 0 where the tile has no +Inf bucket
 * Source: Prometheus promql/quantile.go (ensureMonotonicAndIgnoreSmallDeltas).
 * @example prepareRow({ bounds: [2, Infinity], times: [0], counts: [5, 4] }, 0, emptyRow({ bounds: [2, Infinity] })).counts // → Float64Array.of(5, 5)
 */
export function prepareRow({ bounds, counts }: BucketGrid, row: number, into: PreparedRow): PreparedRow {
  const width = bounds.length;
  const first = row * width;
  into.bounds = bounds;
  into.size = 0;
  into.forcedMonotonic = false;
  into.fixedPrecision = false;
  if (bounds[width - 1] !== Number.POSITIVE_INFINITY || Number.isNaN(counts[first + width - 1])) return into;
  into.size = width;
  if (!copyPlain(counts, first, into.counts)) mend(bounds, counts, first, into);
  return into;
}

/** By far the most common case: every bucket is there, and each count is the one before or clearly more. */
function copyPlain(counts: Float64Array, first: number, into: Float64Array): boolean {
  let before = counts[first] as number;
  if (Number.isNaN(before)) return false;
  into[0] = before;
  for (let column = 1; column < into.length; column += 1) {
    const count = counts[first + column] as number;
    const rise = count - before;
    if (!(rise > PLAIN_RISE * count + NEXT_TO_ZERO) && rise !== 0) return false;
    into[column] = count;
    before = count;
  }
  return true;
}

function mend(bounds: Float64Array, counts: Float64Array, first: number, into: PreparedRow): void {
  const present: number[] = [];
  let reached = Number.NEGATIVE_INFINITY;
  for (let column = 0; column < bounds.length; column += 1) {
    const count = counts[first + column] as number;
    if (Number.isNaN(count)) continue;
    if (present.length > 0 && count !== reached && isFloatNoise(count, reached)) into.fixedPrecision = true;
    else if (count < reached) into.forcedMonotonic = true;
    else reached = count;
    into.counts[present.length] = reached;
    present.push(bounds[column] as number);
  }
  if (present.length < bounds.length) into.bounds = Float64Array.from(present);
  into.size = present.length;
}
