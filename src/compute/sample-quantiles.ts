import type { SampleQuantile } from './sample-quantile.ts';
import { selectRank } from './select-rank.ts';

/**
 * Several quantiles of the same raw samples, each as `sampleQuantile` gives it. The samples are not sorted: each rank
 * is selected among those that the rank below it has left.
 * @param values unsorted, any unit; NaN is dropped and counted
 * @param qs     0..1 each, in any order
 * @returns one result for each q, in the order of `qs`
 * Source: Hyndman & Fan, Sample Quantiles in Statistical Packages, 1996, definition 7.
 * @example sampleQuantiles([40, 10, 30, 20, 50], [0.5, 0.25]).map(({ value }) => value) // → [30, 20]
 */
export function sampleQuantiles(values: ArrayLike<number>, qs: readonly number[]): readonly SampleQuantile[] {
  const samples = withoutNaN(values);
  const found = new Map<number, number>();
  let from = 0;
  for (const q of qs.toSorted((a, b) => a - b)) {
    const index = Math.floor(q * (samples.length - 1));
    if (!(q >= 0 && q <= 1) || samples.length === 0) continue;
    selectRank(samples, index, from);
    from = index;
    found.set(q, quantileAt(samples, q));
  }
  return qs.map((q) => ({
    value: found.get(q) ?? withoutRank(samples.length, q),
    count: samples.length,
    dropped: values.length - samples.length,
  }));
}

function withoutNaN(values: ArrayLike<number>): Float64Array {
  const known = new Float64Array(values.length);
  let count = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? Number.NaN;
    if (!Number.isNaN(value)) known[count++] = value;
  }
  return known.subarray(0, count);
}

function withoutRank(count: number, q: number): number {
  if (count === 0 || Number.isNaN(q)) return Number.NaN;
  return q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** @param samples with the rank below the quantile in its place */
function quantileAt(samples: Float64Array, q: number): number {
  const position = q * (samples.length - 1);
  const index = Math.floor(position);
  const weight = position - index;
  const low = samples[index] ?? Number.NaN;
  if (weight === 0) return low;
  const high = leastFrom(samples, index + 1);
  // Two equal neighbours would otherwise come out one ulp above themselves, and so above a target they meet.
  return Math.min(Math.max(low * (1 - weight) + high * weight, low), high);
}

function leastFrom(samples: Float64Array, from: number): number {
  let least = samples[from] ?? Number.NaN;
  for (let index = from + 1; index < samples.length; index++) {
    const sample = samples[index] ?? Number.NaN;
    if (sample < least) least = sample;
  }
  return least;
}
