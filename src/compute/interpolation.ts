/** How observations are taken to lie inside a bucket: evenly over its width, or evenly over the logarithm of the value. */
export type Interpolation = 'linear' | 'exponential';

/**
 * The value at a part of the way through a bucket.
 * linear: low + (high − low)·part; exponential: 2^(log₂ low + (log₂ high − log₂ low)·part), mirrored below 0
 * @param low  unit of the bounds, finite
 * @param high the same unit, above `low`, finite
 * @param part 0..1
 * @param interpolation a bucket that holds or touches 0 has no logarithm, and is linear either way
 * @returns unit of the bounds, `low` at 0 and `high` at 1
 * Source: Prometheus promql/quantile.go (HistogramQuantile): exponential for native histograms since 3.0, linear for
 * all others.
 * @example valueWithin(2, 8, 0.5, 'exponential') // ≈ 4
 * @example valueWithin(-8, -2, 0.5, 'exponential') // ≈ -4
 * @example valueWithin(2, 8, 0.5, 'linear') // → 5
 * @example valueWithin(0, 8, 0.25, 'exponential') // → 2
 */
export function valueWithin(low: number, high: number, part: number, interpolation: Interpolation): number {
  if (interpolation === 'linear' || (low <= 0 && high >= 0)) return low + (high - low) * part;
  const from = Math.log2(Math.abs(low));
  const to = Math.log2(Math.abs(high));
  return Math.sign(low) * 2 ** (from + (to - from) * part);
}

/**
 * Which part of a bucket lies below a value: the way back from valueWithin.
 * linear: (value − low)/(high − low); exponential: the same of the logarithms
 * @param value unit of the bounds, within the bucket
 * @param low  finite
 * @param high above `low`, finite
 * @returns 0..1
 * Source: Prometheus promql/quantile.go (HistogramFraction).
 * @example partBelow(4, 2, 8, 'exponential') // ≈ 0.5
 * @example partBelow(-4, -8, -2, 'exponential') // ≈ 0.5
 * @example partBelow(5, 2, 8, 'linear') // → 0.5
 */
export function partBelow(value: number, low: number, high: number, interpolation: Interpolation): number {
  if (interpolation === 'linear' || (low <= 0 && high >= 0)) return (value - low) / (high - low);
  const from = Math.log2(Math.abs(low));
  return (Math.log2(Math.abs(value)) - from) / (Math.log2(Math.abs(high)) - from);
}
