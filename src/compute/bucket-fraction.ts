import { type Bucket, prepareBuckets } from './bucket.ts';
import { type Interpolation, partBelow } from './interpolation.ts';
import { isSameBound } from './same-bound.ts';

/**
 * Share of a histogram's observations between two values, as histogram_fraction() on the server.
 * (F(upper) − F(lower)) / N, interpolated inside a bucket
 * @param lower   unit of the bounds, −Infinity for "from the bottom"
 * @param upper   unit of the bounds, +Infinity for "to the top"
 * @param buckets cumulative counts, in any order
 * @param interpolation exponential for what was a native histogram of an exponential schema
 * @returns 0..1; 0 if lower ≥ upper; NaN without observations, without a +Inf bucket or for a NaN bound. The first
 *   bucket starts at 0 if its bound is positive. An infinite bucket is never split.
 * Unlike the server, counts that fall are repaired first, as for quantiles: a share is never negative.
 * Source: Prometheus promql/quantile.go (BucketFraction, since 3.4).
 * @example bucketFraction(-Infinity, 0.2, [{ le: 0.1, count: 900 }, { le: 0.25, count: 990 }, { le: Infinity, count: 1000 }]) // ≈ 0.96
 * @example bucketFraction(2, 1, [{ le: 1, count: 1 }, { le: Infinity, count: 2 }]) // → 0
 */
export function bucketFraction(
  lower: number,
  upper: number,
  buckets: readonly Bucket[],
  interpolation: Interpolation = 'linear',
): number {
  const prepared = prepareBuckets(buckets)?.buckets ?? [];
  const count = prepared.at(-1)?.count ?? 0;
  if (count === 0 || Number.isNaN(lower) || Number.isNaN(upper)) return Number.NaN;
  if (lower >= upper) return 0;
  return (rankOf(upper, prepared, interpolation) - rankOf(lower, prepared, interpolation)) / count;
}

/** Observations of at most `value`, interpolated. */
function rankOf(value: number, buckets: readonly Bucket[], interpolation: Interpolation): number {
  let reached = 0;
  let low = (buckets[0]?.le ?? 0) > 0 ? 0 : Number.NEGATIVE_INFINITY;
  for (const { le, count } of buckets) {
    if (value <= low) return reached;
    if (isSameBound(value, le)) return count;
    if (value < le) {
      if (low === Number.NEGATIVE_INFINITY) return count;
      if (le === Number.POSITIVE_INFINITY) return reached;
      // In this order it is the server's own number for classic buckets, to the last bit.
      if (interpolation === 'linear') return reached + ((count - reached) * (value - low)) / (le - low);
      return reached + (count - reached) * partBelow(value, low, le, interpolation);
    }
    reached = count;
    low = le;
  }
  return reached;
}

export type BucketShare = {
  /** 0..1; NaN without observations. */
  readonly share: number;
  /** The share lies in low..high whatever the distribution inside the bucket is. */
  readonly low: number;
  readonly high: number;
  /** The value asked for is a bucket bound, or lies where nothing was observed: nothing is interpolated. */
  readonly exact: boolean;
  /** Observations in all buckets. */
  readonly count: number;
};

type Ranks = {
  readonly rank: number;
  readonly low: number;
  readonly high: number;
  readonly exact: boolean;
  readonly count: number;
};

/** Counts and not shares, so that the complement of 0.8 is 0.2 and not 0.19999999999999996. */
function ranksAt(bound: number, buckets: readonly Bucket[], interpolation: Interpolation): Ranks | null {
  if (Number.isNaN(bound)) throw new RangeError('a bound must be a number');
  const prepared = prepareBuckets(buckets)?.buckets ?? [];
  const count = prepared.at(-1)?.count ?? 0;
  if (count === 0) return null;
  const low = prepared.findLast(({ le }) => le <= bound || isSameBound(le, bound));
  const high = prepared.find(({ le }) => le >= bound || isSameBound(le, bound));
  const [atLeast, atMost] = [low?.count ?? 0, high?.count ?? count];
  return {
    rank: rankOf(bound, prepared, interpolation),
    low: atLeast,
    high: atMost,
    exact: atLeast === atMost,
    count,
  };
}

const NO_SHARE: BucketShare = {
  share: Number.NaN,
  low: Number.NaN,
  high: Number.NaN,
  exact: false,
  count: 0,
};

/**
 * Share of observations of at most a value: exact on a bucket bound, else interpolated with hard bounds.
 * F(bound)/N
 * @param bound   unit of the bounds; inclusive, because `le` is
 * @param buckets cumulative counts, in any order
 * @returns NaN shares and count 0 without observations or without a +Inf bucket. A bound that only float noise parts
 *   from a bucket's is that bucket's.
 * @throws RangeError if the bound is NaN
 * Source: the arithmetic of histogram_fraction(), Prometheus promql/quantile.go.
 * @example shareAtMost(0.2, [{ le: 0.2, count: 98 }, { le: Infinity, count: 100 }]) // → { share: 0.98, low: 0.98, high: 0.98, exact: true, count: 100 }
 */
export function shareAtMost(
  bound: number,
  buckets: readonly Bucket[],
  interpolation: Interpolation = 'linear',
): BucketShare {
  const ranks = ranksAt(bound, buckets, interpolation);
  if (ranks === null) return NO_SHARE;
  const { rank, low, high, exact, count } = ranks;
  return { share: rank / count, low: low / count, high: high / count, exact, count };
}

/**
 * Share of observations above a value, the complement of shareAtMost.
 * (N − F(bound))/N
 * @param bound   unit of the bounds; exclusive
 * @param buckets cumulative counts, in any order
 * @returns NaN shares and count 0 without observations or without a +Inf bucket
 * @throws RangeError if the bound is NaN
 * @example shareAbove(0.8, [{ le: 0.8, count: 4 }, { le: Infinity, count: 5 }]).share // → 0.2
 * @example shareAbove(0.8, [{ le: 0.75, count: 30 }, { le: 1, count: 100 }, { le: Infinity, count: 100 }]).high // → 0.7
 */
export function shareAbove(
  bound: number,
  buckets: readonly Bucket[],
  interpolation: Interpolation = 'linear',
): BucketShare {
  const ranks = ranksAt(bound, buckets, interpolation);
  if (ranks === null) return NO_SHARE;
  const { rank, low, high, exact, count } = ranks;
  return {
    share: (count - rank) / count,
    low: (count - high) / count,
    high: (count - low) / count,
    exact,
    count,
  };
}
