import { cutZeroBucket, type NativeBucket, type NativeHistogram } from './native-histogram.ts';

/** `exponential` is Prometheus 3.x, `linear` is 2.x. */
export type NativeInterpolation = 'exponential' | 'linear';

/**
 * Quantile out of the buckets of a native histogram, as histogram_quantile() on the server.
 * exponential: 2^(log₂ low + f·(log₂ high − log₂ low)), mirrored below 0; linear in the zero bucket, and everywhere in 2.x
 * @param q             0..1; below is −Infinity, above +Infinity, NaN is NaN
 * @param histogram     over one time (increase, not a raw counter), fractions allowed
 * @param interpolation how the version of the server in question places a value inside a bucket
 * @returns NaN without observations; where NaN observations leave the rank unreached, NaN (3.x) or the upper bound of
 *   the highest bucket (2.x). The zero bucket starts (ends) at 0 where there are only positive (negative) buckets.
 * The response does not tell custom buckets (NHCB), which the server interpolates linearly, from exponential ones: for a
 * figure ask the server itself.
 * Source: Prometheus promql/quantile.go (HistogramQuantile) of 2.42 and of 3.x.
 * @example nativeQuantile(0.5, { count: 4, sum: 10, buckets: [{ low: 2, high: 8, edges: 'left-open', count: 4 }] }, 'exponential') // ≈ 4
 * @example nativeQuantile(0.5, { count: 4, sum: 10, buckets: [{ low: 2, high: 8, edges: 'left-open', count: 4 }] }, 'linear') // → 5
 */
export function nativeQuantile(
  q: number,
  histogram: NativeHistogram,
  interpolation: NativeInterpolation,
): number {
  if (q < 0) return Number.NEGATIVE_INFINITY;
  if (q > 1) return Number.POSITIVE_INFINITY;
  if (histogram.count === 0 || Number.isNaN(q)) return Number.NaN;
  const buckets = cutZeroBucket(histogram.buckets);
  // From the nearer end, so that the ranks of high percentiles lose no digits. NaN observations count without lying in
  // a bucket: only from below is the rank then right.
  const fromBelow = Number.isNaN(histogram.sum) || q < 0.5;
  const rank = (fromBelow ? q : 1 - q) * histogram.count;
  const found = walk(fromBelow ? buckets : buckets.toReversed(), rank);
  if (found === null) return Number.NaN;
  const reached = Math.min(found.reached, histogram.count);
  if (reached < rank) {
    const isLostToNaN = interpolation === 'exponential' && Number.isNaN(histogram.sum);
    return isLostToNaN ? Number.NaN : found.bucket.high;
  }
  const into = fromBelow ? rank - (reached - found.bucket.count) : reached - rank;
  return placeWithin(found.bucket, into / found.bucket.count, interpolation);
}

function walk(
  buckets: readonly NativeBucket[],
  rank: number,
): { readonly bucket: NativeBucket; readonly reached: number } | null {
  let reached = 0;
  let last: NativeBucket | undefined;
  for (const bucket of buckets) {
    if (bucket.count === 0) continue;
    last = bucket;
    reached += bucket.count;
    if (reached >= rank) break;
  }
  return last === undefined ? null : { bucket: last, reached };
}

function placeWithin({ low, high }: NativeBucket, part: number, interpolation: NativeInterpolation): number {
  if (interpolation === 'linear' || (low <= 0 && high >= 0)) return low + (high - low) * part;
  if (low > 0) return 2 ** (Math.log2(low) + (Math.log2(high) - Math.log2(low)) * part);
  const far = Math.log2(-low);
  const near = Math.log2(-high);
  return -(2 ** (near + (far - near) * (1 - part)));
}
