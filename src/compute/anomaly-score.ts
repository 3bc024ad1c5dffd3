import { sampleQuantile } from './sample-quantile.ts';

/** Fewer points than this are no baseline. */
const MIN_BASELINE = 7;
/** 0.75 quantile of the normal distribution: makes the MAD comparable with a standard deviation. */
const MAD_SCALE = 0.6744897501960817;
/** The same for the mean absolute deviation: √(π/2). */
const MEAN_DEVIATION_SCALE = Math.sqrt(Math.PI / 2);
/** Of the median's size: what sums of doubles and a server's extrapolation add on their way. */
const NOISE = 1e-9;
/** Iglewicz and Hoaglin's cut-off. */
const OUTLYING_Z = 3.5;

export type AnomalyScore = {
  /** How many robust standard deviations off the median; null where that cannot be said. */
  readonly z: number | null;
  readonly anomaly: boolean;
  /** What the deviation was measured by, or why it was not. */
  readonly reason: 'mad' | 'meanad' | 'constant' | 'too-few' | 'missing';
  readonly median: number | null;
  readonly mad: number | null;
};

const UNSCORED = { z: null, anomaly: false, median: null, mad: null } as const;

/**
 * How unusual a value is against others that it should resemble. Advisory: never a part of a grade.
 * z = 0.67449·(x − median)/MAD; for a MAD of 0 (x − median)/(1.25331·mean absolute deviation); |z| > 3.5
 * What lies within 1e-9 of the median's size is 0, whichever deviation it is.
 * @param baseline values of comparable times, without the one in question, any unit; NaN is dropped
 * @param x        same unit
 * @returns no z under 7 values (`too-few`) or for a NaN (`missing`). Where the baseline never moved (`constant`) any
 *   difference that is not noise is an anomaly, of ±Infinity.
 * Source: Iglewicz & Hoaglin, How to Detect and Handle Outliers, 1993.
 * @example anomalyScore([10, 11, 9, 10, 12, 8, 10], 20).z // ≈ 6.744897501960817
 * @example anomalyScore([1, 2, 3], 50).reason // → 'too-few'
 */
export function anomalyScore(baseline: ArrayLike<number>, x: number): AnomalyScore {
  const known = Array.from(baseline).filter((value) => !Number.isNaN(value));
  if (Number.isNaN(x)) return { ...UNSCORED, reason: 'missing' };
  if (known.length < MIN_BASELINE) return { ...UNSCORED, reason: 'too-few' };
  const median = medianOf(known);
  const deviations = known.map((value) => Math.abs(value - median));
  const mad = medianOf(deviations);
  const meanDeviation = deviations.reduce((sum, deviation) => sum + deviation, 0) / known.length;
  const off = x - median;
  const noise = NOISE * Math.abs(median);
  const judged = (z: number, reason: AnomalyScore['reason']) => ({
    z,
    anomaly: Math.abs(z) > OUTLYING_Z,
    reason,
    median,
    mad,
  });
  if (mad > noise) return judged((MAD_SCALE * off) / mad, 'mad');
  if (meanDeviation > noise) return judged(off / (MEAN_DEVIATION_SCALE * meanDeviation), 'meanad');
  return judged(Math.abs(off) <= noise ? 0 : off * Number.POSITIVE_INFINITY, 'constant');
}

const medianOf = (values: readonly number[]): number => sampleQuantile(values, 0.5).value;
