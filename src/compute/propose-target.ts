/** Fewer days say little about the next ones. */
const LEAST_DAYS = 14;
const DIGITS = 2;

type Wish = {
  readonly direction: 'atMost' | 'atLeast';
  /** The part of the days that is to meet it, above 0 and at most 1. */
  readonly share: number;
  /** The values are parts of a whole: what is rounded is what is missing to 1. */
  readonly isRatio: boolean;
};

/**
 * The strictest target of two digits that at least a share of past days would have met: the nearest-rank quantile of the
 * daily values, rounded to the side that more days meet.
 * @param values one a day, in any order; NaN is a day without data
 * @returns in the unit of the values; null for fewer than 14 days with data
 * Source: nearest rank as in R. J. Hyndman, Y. Fan, "Sample Quantiles in Statistical Packages", 1996, definition 1.
 * @example proposeTarget(Array(20).fill(0.1513), { direction: 'atMost', share: 0.95, isRatio: false }) // → 0.16
 * @example proposeTarget(Array(20).fill(0.99934), { direction: 'atLeast', share: 0.95, isRatio: true }) // → 0.99934
 * @example proposeTarget([0.1, 0.2], { direction: 'atMost', share: 0.95, isRatio: false }) // → null
 */
export function proposeTarget(values: readonly number[], { direction, share, isRatio }: Wish): number | null {
  const known = values.filter((value) => Number.isFinite(value));
  if (known.length < LEAST_DAYS) return null;
  // What is missing to the whole is to be small, as a time is.
  const isComplement = direction === 'atLeast' && isRatio;
  const small = isComplement ? known.map((value) => 1 - value) : known;
  const isLow = direction === 'atMost' || isComplement;
  const sorted = [...small].sort((a, b) => (isLow ? a - b : b - a));
  const reached = sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  const target = rounded(reached, isLow ? Math.ceil : Math.floor);
  return tidy(isComplement ? 1 - target : target);
}

function rounded(value: number, round: (value: number) => number): number {
  if (value === 0) return 0;
  const size = 10 ** (Math.floor(Math.log10(Math.abs(value))) - DIGITS + 1);
  // 0.15 / 0.01 is 15.000000000000002, which is no reason to round up.
  return round(tidy(value / size)) * size;
}

/** Without what the arithmetic of a computer adds. */
const tidy = (value: number): number => Number(value.toPrecision(12));
