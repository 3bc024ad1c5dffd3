export type SampleQuantile = {
  readonly value: number;
  /** Samples the value rests on. */
  readonly count: number;
  /** Samples left out because they were NaN. */
  readonly dropped: number;
};

/**
 * Quantile of raw samples, linear between the two nearest (Hyndman-Fan type 7).
 * h = q(n−1); x[⌊h⌋]·(1−w) + x[⌊h⌋+1]·w with w = h−⌊h⌋
 * @param values unsorted, any unit; NaN is dropped and counted, ±Infinity is an ordinary value
 * @param q      0..1; below is −Infinity, above +Infinity, NaN is NaN
 * @returns the quantile in the unit of the values; NaN without samples. Never leaves its two neighbours.
 * Deviates from PromQL's quantile() on purpose: that sorts NaN lowest and makes NaN of 0·Infinity.
 * Source: Hyndman & Fan, Sample Quantiles in Statistical Packages, 1996, definition 7.
 * @example sampleQuantile([15, 20, 35, 40, 50, 55, 60, 70, 80, 100], 0.95).value // ≈ 91
 * @example sampleQuantile([1, 2, Infinity], 0.5).value // → 2
 * @example sampleQuantile([3, NaN, 1], 0.5) // → { value: 2, count: 2, dropped: 1 }
 */
export function sampleQuantile(values: ArrayLike<number>, q: number): SampleQuantile {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  return {
    value: quantileSorted(sorted, q),
    count: sorted.length,
    dropped: values.length - sorted.length,
  };
}

function quantileSorted(sorted: Float64Array, q: number): number {
  if (sorted.length === 0 || Number.isNaN(q)) return Number.NaN;
  if (q < 0) return Number.NEGATIVE_INFINITY;
  if (q > 1) return Number.POSITIVE_INFINITY;
  const position = q * (sorted.length - 1);
  const index = Math.floor(position);
  const weight = position - index;
  const low = sorted[index] ?? Number.NaN;
  if (weight === 0) return low;
  const high = sorted[index + 1] ?? low;
  // Two equal neighbours would otherwise come out one ulp above themselves, and so above a target they meet.
  return Math.min(Math.max(low * (1 - weight) + high * weight, low), high);
}

/**
 * Quantile of values that stand for different numbers of observations (inverted CDF, so also right for ordinal data).
 * smallest x with Σ weight(≤ x) ≥ q·Σ weight
 * @param values  unsorted, any unit; pairs with a NaN are dropped
 * @param weights one per value, ≥ 0; zero weights are dropped
 * @param q       0..1; below is −Infinity, above +Infinity, NaN is NaN
 * @returns always one of the values; NaN without any weight
 * @throws RangeError if the lengths differ or a weight is negative
 * Source: numpy.quantile(weights, method="inverted_cdf").
 * @example weightedQuantile([1, 2, 3, 4], [1, 1, 1, 7], 0.25) // → 3
 * @example weightedQuantile([1, 2, 3, 4], [1, 1, 1, 7], 0.5) // → 4
 */
export function weightedQuantile(values: ArrayLike<number>, weights: ArrayLike<number>, q: number): number {
  if (values.length !== weights.length) {
    throw new RangeError(`${values.length} values need as many weights, got ${weights.length}`);
  }
  const pairs = Array.from(values, (value, index) => ({ value, weight: weights[index] ?? 0 }));
  if (pairs.some(({ weight }) => weight < 0)) throw new RangeError('a weight must not be negative');
  const heavy = pairs
    .filter(({ value, weight }) => !Number.isNaN(value) && weight > 0)
    .sort((a, b) => a.value - b.value);
  if (heavy.length === 0 || Number.isNaN(q)) return Number.NaN;
  if (q < 0) return Number.NEGATIVE_INFINITY;
  if (q > 1) return Number.POSITIVE_INFINITY;
  const total = heavy.reduce((sum, { weight }) => sum + weight, 0);
  let reached = 0;
  const found = heavy.find(({ weight }) => {
    reached += weight;
    return reached >= q * total;
  });
  return (found ?? heavy.at(-1))?.value ?? Number.NaN;
}
