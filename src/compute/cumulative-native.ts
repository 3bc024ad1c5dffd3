import type { Interpolation } from './interpolation.ts';
import { cutZeroBucket, type NativeBucket, type NativeHistogram } from './native-histogram.ts';
import { isSameBound } from './same-bound.ts';

export type CumulativeNative = {
  /** Rising; the last is +Infinity. */
  readonly bounds: Float64Array;
  /** For each histogram, in their order: its observations of at most each bound. */
  readonly counts: readonly Float64Array[];
  /** How observations lie between two bounds. */
  readonly interpolation: Interpolation;
};

/**
 * Native histograms as cumulative counts at bounds they have in common: the form in which classic histograms are, so
 * that they are added up, drawn and read by the same arithmetic.
 * F(bound) = Σ count of the buckets that end at or below the bound; F(+Infinity) = all observations
 * @param histograms of one response, in any order; a count that covers its buckets
 * @returns both bounds of every bucket, but for those that lie inside a bucket of another histogram: a histogram of a
 *   finer schema counts in the coarser one's buckets, as on the server. Empty buckets have no bounds. NaN observations
 *   lie above every finite bound. Without any observation +Infinity is the only bound. Below 0 a bucket holds
 *   its lower bound and not its upper one, so what equals such a bound counts above it.
 * Source: Prometheus promql/quantile.go; model/histogram (exponential schemas nest, so a common one is the coarser).
 * @example cumulativeNative([{ count: 3, buckets: [{ low: 1, high: 2, count: 1 }, { low: 4, high: 8, count: 2 }] }]).bounds // → Float64Array.of(1, 2, 4, 8, Infinity)
 * @example cumulativeNative([{ count: 3, buckets: [{ low: 1, high: 2, count: 1 }, { low: 4, high: 8, count: 2 }] }]).counts[0] // → Float64Array.of(0, 1, 1, 3, 3)
 * @example cumulativeNative([{ count: 1, buckets: [{ low: 1, high: 2, count: 1 }] }, { count: 1, buckets: [{ low: 1, high: 4, count: 1 }] }]).bounds // → Float64Array.of(1, 4, Infinity)
 */
export function cumulativeNative(histograms: readonly NativeHistogram[]): CumulativeNative {
  const places = new Map<string, NativeBucket>();
  for (const { buckets } of histograms) {
    for (const bucket of buckets) if (bucket.count > 0) places.set(placeOf(bucket), bucket);
  }
  const cut = cutZeroBucket([...places.values()]);
  const bounds = commonBounds(cut);
  // A bucket whose upper bound lies inside another one counts at the next bound that is left.
  const names = [...places.keys()];
  const columns = new Map(cut.map(({ high }, index) => [names[index], columnOf(high, bounds)]));
  return {
    bounds,
    counts: histograms.map(({ count, buckets }) => {
      const counts = new Float64Array(bounds.length);
      for (const bucket of buckets) {
        const column = columns.get(placeOf(bucket));
        if (column !== undefined) counts[column] = (counts[column] as number) + bucket.count;
      }
      for (let column = 1; column < counts.length; column += 1) {
        counts[column] = (counts[column] as number) + (counts[column - 1] as number);
      }
      counts[counts.length - 1] = count;
      return counts;
    }),
    interpolation: areExponential(cut) ? 'exponential' : 'linear',
  };
}

const placeOf = ({ low, high }: NativeBucket): string => `${low} ${high}`;

const columnOf = (high: number, bounds: Float64Array): number =>
  bounds.findIndex((bound) => bound >= high || isSameBound(bound, high));

function commonBounds(buckets: readonly NativeBucket[]): Float64Array {
  const finite = buckets.flatMap(({ low, high }) => [low, high]).filter(Number.isFinite);
  const sorted = Float64Array.from(new Set(finite)).sort();
  const isInside = (bound: number) =>
    buckets.some(
      ({ low, high }) => bound > low && bound < high && !isSameBound(bound, low) && !isSameBound(bound, high),
    );
  const kept = sorted.filter(
    (bound, index) => !isSameBound(bound, sorted[index - 1] ?? Number.NaN) && !isInside(bound),
  );
  return Float64Array.of(...kept, Number.POSITIVE_INFINITY);
}

/** Bounds of the finest schema, 8, are powers of 2^(1/256); those of the others are among them. */
const FINEST = 256;
const COARSEST = -4;
const NOISE = 1e-6;
const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < NOISE;

/**
 * Whether buckets have the bounds of the standard, exponential schemas. A response does not name its schema; custom
 * bounds are told by not being powers of 2^(2^−schema) that follow each other.
 */
function areExponential(buckets: readonly NativeBucket[]): boolean {
  const edges = buckets
    .filter(({ low, high }) => low <= 0 && high >= 0)
    .flatMap(({ low, high }) => [low, high]);
  return buckets.every(({ low, high }) => {
    if (low <= 0 && high >= 0) return Number.isFinite(low) && Number.isFinite(high);
    const [near, far] = low > 0 ? [low, high] : [-high, -low];
    // What is larger than any finite number has a bucket of its own.
    if (!Number.isFinite(far)) return near > Number.MAX_VALUE / 2;
    if (!isWhole(Math.log2(far) * FINEST)) return false;
    // Beside the bucket around 0 one begins where that ends.
    if (edges.some((edge) => Math.abs(edge) === near)) return true;
    const schema = -Math.log2(Math.log2(far) - Math.log2(near));
    const perDoubling = 2 ** Math.round(schema);
    return isWhole(schema) && schema > COARSEST - NOISE && isWhole(Math.log2(far) * perDoubling);
  });
}
