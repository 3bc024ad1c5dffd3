import { type Bucket, prepareBuckets } from './bucket.ts';
import { bucketFloor, bucketOfRank, valueAtRank } from './bucket-rank.ts';
import type { Interpolation } from './interpolation.ts';
import { isSameBound } from './same-bound.ts';

/** A quantile with what is known about it. An object, so that two of them cannot be averaged by accident. */
export type QuantileEstimate = {
  /** Unit of the bounds. NaN without observations; ±Infinity for q outside 0..1. */
  readonly value: number;
  /** The bucket that holds the quantile for certain. NaN where there is none. */
  readonly bracketLow: number;
  readonly bracketHigh: number;
  /** The quantile lies in the open-ended top bucket: `value` is only a lower bound. */
  readonly saturated: boolean;
  readonly forcedMonotonic: boolean;
  readonly fixedPrecision: boolean;
  /** Observations in all buckets; 0 when unknown. */
  readonly count: number;
};

const withoutBuckets = (value: number): QuantileEstimate => ({
  value,
  bracketLow: Number.NaN,
  bracketHigh: Number.NaN,
  saturated: false,
  forcedMonotonic: false,
  fixedPrecision: false,
  count: 0,
});

/**
 * Quantile out of the buckets of a histogram; of a classic one bit for bit as histogram_quantile() on the server.
 * rank = q·N; linear (classic) or exponential (native) between the bounds of the first bucket that reaches the rank
 * @param q       0..1; below is −Infinity, above +Infinity, NaN is NaN
 * @param buckets cumulative counts over a time (increase, not raw counters), in any order, fractions allowed
 * @param interpolation of what cumulativeNative() makes of native histograms, what it says
 * @returns NaN without observations, without a +Inf bucket or with that bucket only, and for q = 0 with an empty
 *   positive first bucket (0/0). In the top bucket: the highest finite bound, and `saturated`.
 * Source: Prometheus promql/quantile.go (BucketQuantile, HistogramQuantile).
 * @example bucketQuantile(0.95, [{ le: 0.1, count: 915 }, { le: 0.2, count: 985 }, { le: Infinity, count: 1000 }]).value // ≈ 0.15
 * @example bucketQuantile(0.95, [{ le: 0.1, count: 50 }, { le: 0.2, count: 80 }, { le: Infinity, count: 100 }]).saturated // → true
 * @example bucketQuantile(0.5, [{ le: 2, count: 0 }, { le: 8, count: 4 }, { le: Infinity, count: 4 }], 'exponential').value // ≈ 4
 */
export function bucketQuantile(
  q: number,
  buckets: readonly Bucket[],
  interpolation: Interpolation = 'linear',
): QuantileEstimate {
  if (Number.isNaN(q)) return withoutBuckets(Number.NaN);
  if (q < 0) return withoutBuckets(Number.NEGATIVE_INFINITY);
  if (q > 1) return withoutBuckets(Number.POSITIVE_INFINITY);
  const prepared = prepareBuckets(buckets);
  if (prepared === null) return withoutBuckets(Number.NaN);
  const { forcedMonotonic, fixedPrecision } = prepared;
  const count = prepared.buckets.at(-1)?.count ?? 0;
  if (prepared.buckets.length < 2 || count === 0) return withoutBuckets(Number.NaN);
  return { ...locate(q * count, prepared.buckets, interpolation), forcedMonotonic, fixedPrecision, count };
}

type Location = Pick<QuantileEstimate, 'value' | 'bracketLow' | 'bracketHigh' | 'saturated'>;

function locate(rank: number, buckets: readonly Bucket[], interpolation: Interpolation): Location {
  const size = buckets.length;
  // Of the kind the quantiles of a grid have: what they share is compiled for one kind, and then runs at its best.
  const bounds = Float64Array.from(buckets, ({ le }) => le);
  const counts = Float64Array.from(buckets, ({ count }) => count);
  const found = bucketOfRank(rank, counts, size);
  return {
    value: valueAtRank(rank, found, bounds, counts, size, interpolation),
    bracketLow: bucketFloor(found, bounds),
    bracketHigh: bounds[found] as number,
    saturated: found === size - 1,
  };
}

export type TargetDecision = {
  readonly decision: 'met' | 'missed' | 'undecidable' | 'interpolated';
  /** F(target)/N where the target is a bound, else null. */
  readonly shareAtTarget: number | null;
};

/** Counts that are extrapolated on the server carry its float noise. */
const RANK_NOISE = 1e-12;

/**
 * Whether "P_q ≤ target" holds, decided from counts. The value alone cannot tell: with a highest bound of 0.2 it never
 * exceeds 0.2, and a target of 0.2 would always be met.
 * met ⇔ F(target) ≥ q·N where the target is a finite bound (inclusive), but for float noise
 * @param target unit of the bounds
 * @returns `interpolated` where the target lies between two bounds: compare the value, and say so; `undecidable` where
 *   the quantile is saturated below the target, or there are no observations
 * @throws RangeError if q is outside 0..1
 * @example decideQuantileTarget(0.95, [{ le: 0.1, count: 50 }, { le: 0.2, count: 80 }, { le: Infinity, count: 100 }], 0.2) // → { decision: 'missed', shareAtTarget: 0.8 }
 * @example decideQuantileTarget(0.95, [{ le: 0.1, count: 80 }, { le: Infinity, count: 100 }], 0.2).decision // → 'undecidable'
 */
export function decideQuantileTarget(q: number, buckets: readonly Bucket[], target: number): TargetDecision {
  if (!(q >= 0 && q <= 1)) throw new RangeError(`a quantile lies in 0..1, got ${q}`);
  const estimate = bucketQuantile(q, buckets);
  if (estimate.count === 0) return { decision: 'undecidable', shareAtTarget: null };
  const bucket = Number.isFinite(target)
    ? prepareBuckets(buckets)?.buckets.find(({ le }) => isSameBound(le, target))
    : undefined;
  if (bucket !== undefined) {
    const rank = q * estimate.count;
    return {
      decision: bucket.count >= rank - rank * RANK_NOISE ? 'met' : 'missed',
      shareAtTarget: bucket.count / estimate.count,
    };
  }
  if (!estimate.saturated) return { decision: 'interpolated', shareAtTarget: null };
  return { decision: estimate.bracketLow > target ? 'missed' : 'undecidable', shareAtTarget: null };
}
