import { cutZeroBucket, type NativeBucket, type NativeHistogram } from './native-histogram.ts';
import type { NativeInterpolation } from './native-quantile.ts';

/**
 * Share of a native histogram's observations between two values, as histogram_fraction() on the server.
 * (F(upper) − F(lower)) / N, interpolated inside a bucket as for nativeQuantile
 * @param lower         unit of the bounds, −Infinity for "from the bottom"
 * @param upper         unit of the bounds, +Infinity for "to the top"
 * @param histogram     over one time (increase, not a raw counter), fractions allowed
 * @param interpolation how the version of the server in question places a value inside a bucket
 * @returns 0..1; 0 if lower ≥ upper; NaN without observations or for a NaN bound. NaN observations lie
 *   in no range.
 * Source: Prometheus promql/quantile.go (HistogramFraction) of 3.x; 2.x is linear
 * throughout.
 * @example nativeFraction(-Infinity, 4, { count: 4, sum: 10, buckets: [{ low: 2, high: 8, edges: 'left-open', count: 4 }] }, 'exponential') // ≈ 0.5
 * @example nativeFraction(2, 1, { count: 1, sum: 1, buckets: [{ low: 0.5, high: 1, edges: 'left-open', count: 1 }] }, 'linear') // → 0
 */
export function nativeFraction(
  lower: number,
  upper: number,
  histogram: NativeHistogram,
  interpolation: NativeInterpolation,
): number {
  if (histogram.count === 0 || Number.isNaN(lower) || Number.isNaN(upper)) return Number.NaN;
  if (lower >= upper) return 0;
  const buckets = cutZeroBucket(histogram.buckets);
  const rankOf = (value: number) =>
    Math.min(
      histogram.count,
      buckets.reduce((rank, bucket) => rank + bucket.count * partBelow(value, bucket, interpolation), 0),
    );
  return (rankOf(upper) - rankOf(lower)) / histogram.count;
}

/** Share of a bucket that lies below a value. */
function partBelow(value: number, { low, high }: NativeBucket, interpolation: NativeInterpolation): number {
  if (value <= low) return 0;
  if (value >= high) return 1;
  if (interpolation === 'linear' || (low <= 0 && high >= 0)) return (value - low) / (high - low);
  const far = Math.log2(Math.abs(low));
  return (Math.log2(Math.abs(value)) - far) / (Math.log2(Math.abs(high)) - far);
}
