/** One bucket of a native histogram: `count` observations of its own, not cumulative. */
export type NativeBucket = {
  readonly low: number;
  readonly high: number;
  readonly count: number;
};

/** A native (sparse) histogram as the server answers it. */
export type NativeHistogram = {
  /** All observations, NaN ones included: those lie in no bucket. */
  readonly count: number;
  /** By rising bounds, without overlap; empty ones may be left out. */
  readonly buckets: readonly NativeBucket[];
};

/**
 * A bucket around 0 reaches only as far as there are observations on that side of 0.
 * @param buckets of native histograms that are added up
 * @returns the same buckets in the same order, a zero bucket starting (ending) at 0 where all others are positive
 *   (negative); the lowest custom bucket, which has no lower bound, as it is
 * Source: Prometheus promql/quantile.go (HistogramQuantile).
 * @example cutZeroBucket([{ low: -1, high: 1, count: 2 }, { low: 1, high: 2, count: 1 }])[0].low // → 0
 */
export function cutZeroBucket(buckets: readonly NativeBucket[]): readonly NativeBucket[] {
  const hasNegative = buckets.some(({ low, high }) => low < 0 && high <= 0);
  const hasPositive = buckets.some(({ low, high }) => low >= 0 && high > 0);
  if (hasNegative === hasPositive) return buckets;
  return buckets.map((bucket) =>
    bucket.low < 0 && bucket.high > 0 && Number.isFinite(bucket.low)
      ? { ...bucket, [hasPositive ? 'low' : 'high']: 0 }
      : bucket,
  );
}
