const SMALL_DELTA = 1e-12;
const SMALLEST_NORMAL = 2.2250738585072014e-308;

/**
 * Whether two counts differ only by what floating point adds to them on the way.
 * |a − b| / (|a| + |b|) < 1e-12; next to zero as good as exact
 * @param a any unit
 * @param b the same unit
 * @returns false where either is NaN
 * Source: Prometheus util/almost (Equal), which its quantiles use.
 * @example isFloatNoise(1000, 1000.0000000001) // → true
 * @example isFloatNoise(0, 1e-15) // → false
 */
export function isFloatNoise(a: number, b: number): boolean {
  const difference = Math.abs(a - b);
  const sum = Math.abs(a) + Math.abs(b);
  if (a === 0 || b === 0 || sum < SMALLEST_NORMAL) return difference < SMALL_DELTA * SMALLEST_NORMAL;
  return difference / Math.min(sum, Number.MAX_VALUE) < SMALL_DELTA;
}
