/** Which of its bounds a bucket holds: (low, high], [low, high), neither or both. */
export type BucketEdges = 'left-open' | 'right-open' | 'open' | 'closed';

/** One bucket of a native histogram: `count` observations of its own, not cumulative. */
export type NativeBucket = {
  readonly low: number;
  readonly high: number;
  readonly edges: BucketEdges;
  readonly count: number;
};

/** A native (sparse, exponential) histogram as the server answers it. */
export type NativeHistogram = {
  /** All observations, NaN ones included: those lie in no bucket. */
  readonly count: number;
  /** NaN once a NaN was observed. */
  readonly sum: number;
  /** By rising bounds, neither overlapping nor empty. */
  readonly buckets: readonly NativeBucket[];
};

/**
 * Adds native histograms up per bucket, which is the only way to a quantile over several of them.
 * count = Σ countᵢ, bucket by bucket
 * @param histograms of one schema, over one and the same time; order does not matter
 * @returns buckets by rising bounds, empty ones left out; no buckets and count 0 for no histograms
 * @throws RangeError if two buckets overlap without being the same: such histograms have different schemas
 * @example sumNativeHistograms([{ count: 1, sum: 1, buckets: [{ low: 0.5, high: 1, edges: 'left-open', count: 1 }] }, { count: 2, sum: 2, buckets: [{ low: 0.5, high: 1, edges: 'left-open', count: 2 }] }]).buckets[0].count // → 3
 */
export function sumNativeHistograms(histograms: readonly NativeHistogram[]): NativeHistogram {
  const byBounds = new Map<string, NativeBucket>();
  for (const bucket of histograms.flatMap(({ buckets }) => buckets)) {
    if (bucket.count === 0) continue;
    const key = `${bucket.low} ${bucket.high}`;
    byBounds.set(key, { ...bucket, count: bucket.count + (byBounds.get(key)?.count ?? 0) });
  }
  const buckets = [...byBounds.values()].sort((a, b) => a.low - b.low || a.high - b.high);
  buckets.forEach((bucket, index) => {
    const below = buckets[index - 1];
    if (below !== undefined && below.high > bucket.low) {
      throw new RangeError(`buckets up to ${below.high} and from ${bucket.low} overlap`);
    }
  });
  return {
    count: histograms.reduce((sum, { count }) => sum + count, 0),
    sum: histograms.reduce((total, { sum }) => total + sum, 0),
    buckets,
  };
}

/**
 * A bucket around 0 reaches only as far as there are observations on that side of 0.
 * @param buckets of one native histogram
 * @returns the same buckets, the zero bucket starting (ending) at 0 where all others are positive (negative)
 * Source: Prometheus promql/quantile.go (HistogramQuantile).
 * @example cutZeroBucket([{ low: -1, high: 1, edges: 'closed', count: 2 }, { low: 1, high: 2, edges: 'left-open', count: 1 }])[0].low // → 0
 */
export function cutZeroBucket(buckets: readonly NativeBucket[]): readonly NativeBucket[] {
  const hasNegative = buckets.some(({ low, high }) => low < 0 && high <= 0);
  const hasPositive = buckets.some(({ low, high }) => low >= 0 && high > 0);
  if (hasNegative === hasPositive) return buckets;
  return buckets.map((bucket) =>
    bucket.low < 0 && bucket.high > 0 ? { ...bucket, [hasPositive ? 'low' : 'high']: 0 } : bucket,
  );
}
