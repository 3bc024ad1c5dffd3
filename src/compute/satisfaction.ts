import { type Bucket, prepareBuckets } from './bucket.ts';
import { noData, type Outcome, ok } from './outcome.ts';
import { studentT975 } from './student-t.ts';
import { type Ratio, ratio } from './units.ts';

export type RatingSummary = {
  /** Ratings behind it. */
  readonly n: number;
  readonly mean: number;
  /** Standard deviation of a sample; NaN for a single rating. */
  readonly sdSample: number;
  /** 95 % two-sided bounds of the mean, within the scale; the whole scale for a single rating. */
  readonly ci95Low: number;
  readonly ci95High: number;
  /** Share of ratings in the two best steps ("4 or 5 of 5"). */
  readonly topTwoBox: Ratio;
};

/**
 * Mean rating with its uncertainty, out of a histogram whose bounds are the steps of the scale.
 * mean = sum/n; mean ± t(n−1)·s/√n; top two = (ratings on the two highest steps)/n
 * @param buckets cumulative counts per step and +Inf, in any order; fractions allowed, as increase() extrapolates
 * @param sum     of all ratings, over the same time
 * @returns no data (`no-observations`) without ratings; (`inconsistent-counts`) where ratings lie above the scale
 * Source: Student, The Probable Error of a Mean, 1908.
 * @example ratingSummary([{ le: 4, count: 1 }, { le: 5, count: 10 }, { le: Infinity, count: 10 }], 49).value.mean // → 4.9
 * @example ratingSummary([{ le: 5, count: 0 }, { le: Infinity, count: 0 }], 0) // → { kind: 'no-data', reason: 'no-observations' }
 */
export function ratingSummary(buckets: readonly Bucket[], sum: number): Outcome<RatingSummary> {
  const prepared = prepareBuckets(buckets)?.buckets ?? [];
  const n = prepared.at(-1)?.count ?? 0;
  const scale = prepared.slice(0, -1);
  const best = scale.at(-1);
  const lowest = scale[0];
  if (!(n > 0) || lowest === undefined || best === undefined) return noData('no-observations');
  if (best.count < n) return noData('inconsistent-counts');
  const mean = sum / n;
  if (!Number.isFinite(mean)) return noData('not-a-number');
  const spread = scale.reduce(
    (total, { le, count }, step) => total + (count - (scale[step - 1]?.count ?? 0)) * (le - mean) ** 2,
    0,
  );
  const sdSample = n > 1 ? Math.sqrt(spread / (n - 1)) : Number.NaN;
  const half = n < 2 ? Number.POSITIVE_INFINITY : (studentT975(Math.floor(n) - 1) * sdSample) / Math.sqrt(n);
  return ok({
    n,
    mean,
    sdSample,
    ci95Low: Math.max(lowest.le, mean - half),
    ci95High: Math.min(best.le, mean + half),
    topTwoBox: ratio((n - (scale.at(-3)?.count ?? 0)) / n),
  });
}
