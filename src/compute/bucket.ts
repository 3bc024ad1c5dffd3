import { isFloatNoise } from './float-noise.ts';
import { isSameBound } from './same-bound.ts';

/** One bucket of a classic histogram: `count` observations, cumulative, of at most `le`. */
export type Bucket = { readonly le: number; readonly count: number };

export type PreparedBuckets = {
  /** Rising bounds, each once, the last +Infinity; counts never fall. */
  readonly buckets: readonly Bucket[];
  /** A count fell for real and was lifted: the scrape or the query mixed instants. */
  readonly forcedMonotonic: boolean;
  /** Counts differed by float noise only and were made equal. */
  readonly fixedPrecision: boolean;
};

const FLOAT = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const INFINITE = /^([+-]?)inf(?:inity)?$/i;

/**
 * Bound of a bucket out of its `le` label, compared as a number because servers spell it differently.
 * "1", "1.0" and "1e0" are one bound
 * @returns the bound, ±Infinity included; null when the text is no bound, so that the series is skipped
 * Source: Prometheus promql/functions.go (strconv.ParseFloat).
 * @example parseLe('1e0') // → 1
 * @example parseLe('+Inf') // → Infinity
 * @example parseLe('abc') // → null
 */
export function parseLe(text: string): number | null {
  const infinite = INFINITE.exec(text);
  if (infinite !== null) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (!FLOAT.test(text)) return null;
  const bound = Number(text);
  return Number.isFinite(bound) ? bound : null;
}

/**
 * Adds histograms up per bound, which is the only way to a quantile over several of them.
 * F(le) = Σ Fᵢ(le)
 * @param histograms cumulative counts over one and the same time; order of bounds does not matter
 * @returns buckets by rising bound; bounds that only float noise parts are one. A bound that a histogram lacks takes its next lower bound's count, which errs
 *   towards slower, and sets `boundsDiffer`.
 * @example sumBuckets([[{ le: 1, count: 2 }, { le: Infinity, count: 3 }], [{ le: Infinity, count: 4 }]]).buckets // → [{ le: 1, count: 2 }, { le: Infinity, count: 7 }]
 */
export function sumBuckets(histograms: readonly (readonly Bucket[])[]): {
  readonly buckets: Bucket[];
  readonly boundsDiffer: boolean;
} {
  const parts = histograms.map(coalesce).filter((part) => part.length > 0);
  const bounds = coalesce(parts.flat()).map(({ le }) => le);
  const totals = bounds.map(() => 0);
  let boundsDiffer = false;
  for (const part of parts) {
    let next = 0;
    let reached = 0;
    bounds.forEach((le, index) => {
      const own = part[next];
      if (own !== undefined && isSameBound(own.le, le)) {
        reached = own.count;
        next += 1;
      } else {
        boundsDiffer = true;
      }
      totals[index] = (totals[index] ?? 0) + reached;
    });
  }
  return { buckets: bounds.map((le, index) => ({ le, count: totals[index] ?? 0 })), boundsDiffer };
}

/**
 * Brings buckets into the shape a quantile can be read from, in Prometheus' order of steps: sort, add the counts of
 * equal bounds (also those that only float noise parts), walk upwards and lift what falls.
 * @param buckets in any order; a NaN bound or count is a bucket that is missing
 * @returns null when the highest bound is not +Infinity: then the number of observations is unknown
 * Source: Prometheus promql/quantile.go (coalesceBuckets, ensureMonotonicAndIgnoreSmallDeltas).
 * @example prepareBuckets([{ le: Infinity, count: 4 }, { le: 2, count: 5 }])?.forcedMonotonic // → true
 * @example prepareBuckets([{ le: 2, count: 5 }]) // → null
 */
export function prepareBuckets(buckets: readonly Bucket[]): PreparedBuckets | null {
  const coalesced = coalesce(buckets);
  const [first] = coalesced;
  if (first === undefined || coalesced.at(-1)?.le !== Number.POSITIVE_INFINITY) return null;
  let forcedMonotonic = false;
  let fixedPrecision = false;
  let reached = first.count;
  const repaired = coalesced.map(({ le, count }) => {
    if (count !== reached && isFloatNoise(count, reached)) fixedPrecision = true;
    else if (count < reached) forcedMonotonic = true;
    else reached = count;
    return { le, count: reached };
  });
  return { buckets: repaired, forcedMonotonic, fixedPrecision };
}

/** Instances that spell one bound differently count different observations, so equal bounds add up. */
function coalesce(buckets: readonly Bucket[]): readonly Bucket[] {
  const known = buckets.filter(({ le, count }) => !Number.isNaN(le) && !Number.isNaN(count));
  const coalesced: { le: number; count: number }[] = [];
  for (const { le, count } of known.sort((a, b) => a.le - b.le)) {
    const last = coalesced.at(-1);
    if (last !== undefined && isSameBound(last.le, le)) last.count += count;
    else coalesced.push({ le, count });
  }
  return coalesced;
}
