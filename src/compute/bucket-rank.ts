import { type Interpolation, valueWithin } from './interpolation.ts';

/**
 * The bucket a rank falls into: the first, except the last, that reaches it, otherwise the last.
 * @param rank   q·N; NaN falls into the last bucket
 * @param counts cumulative, never falling
 * @param size   how many of the counts there are; the array may be longer
 * @returns an index, 0..size − 1
 * Source: Prometheus promql/quantile.go (BucketQuantile, which searches the same way).
 * @example bucketOfRank(95, [50, 80, 100], 3) // → 2
 * @example bucketOfRank(50, [50, 80, 100], 3) // → 0
 */
export function bucketOfRank(rank: number, counts: ArrayLike<number>, size: number): number {
  let low = 0;
  let high = size - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((counts[middle] as number) >= rank) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The value at a rank, the operations in the server's order, so that it is the server's value to the last bit.
 * low + (high − low)·(rank − F(low))/(F(high) − F(low)), or the same of the logarithms
 * @param rank   q·N
 * @param bucket the one the rank falls into
 * @param bounds rising, the last +Infinity
 * @param counts cumulative, one per bound
 * @param size   how many bounds there are, at least 2
 * @param interpolation exponential between the bounds of a native histogram, linear between classic ones
 * @returns unit of the bounds. In the last bucket: the highest finite bound. The first starts at 0 if its bound is
 *   positive, and is its bound otherwise.
 * Source: Prometheus promql/quantile.go (BucketQuantile).
 * @example valueAtRank(95, 1, [0.1, 0.2, Infinity], [90, 100, 100], 3) // ≈ 0.15
 */
export function valueAtRank(
  rank: number,
  bucket: number,
  bounds: ArrayLike<number>,
  counts: ArrayLike<number>,
  size: number,
  interpolation: Interpolation = 'linear',
): number {
  const high = bounds[bucket] as number;
  const count = counts[bucket] as number;
  if (bucket === size - 1) return bounds[size - 2] as number;
  if (bucket === 0) return high <= 0 ? high : high * (rank / count);
  const low = bounds[bucket - 1] as number;
  const below = counts[bucket - 1] as number;
  return valueWithin(low, high, (rank - below) / (count - below), interpolation);
}

/**
 * The lower end of a bucket.
 * @param bucket index into the bounds
 * @param bounds rising
 * @returns 0 for a first bucket with a positive bound, −Infinity for another first bucket
 * @example bucketFloor(0, [0.1, 0.2]) // → 0
 * @example bucketFloor(0, [-1, 0.2]) // → -Infinity
 */
export function bucketFloor(bucket: number, bounds: ArrayLike<number>): number {
  if (bucket > 0) return bounds[bucket - 1] as number;
  return (bounds[0] as number) <= 0 ? Number.NEGATIVE_INFINITY : 0;
}
