import { LONGEST_HISTORY, type MonthEndTotal, monthEndTotal, total } from './month-end-total.ts';
import { studentT975 } from './student-t.ts';

export type MonthEndForecast = MonthEndTotal & {
  /** 95 % prediction interval of the total; ±Infinity from a single day. */
  readonly low: number;
  readonly high: number;
  /** The lower bound as it may be shown: what is spent stays spent. */
  readonly shownLow: number;
  /** Student's t behind the interval; Infinity from a single day. */
  readonly tQuantile: number;
};

/**
 * What will have been spent by the end of the month, if the days to come are like the last ones.
 * spent + h·mean ± t(n−1)·s·√(h + h²/n) over the last n ≤ 28 days
 * @param dailySpend    one amount a day since the start of the month, oldest first, any currency
 * @param remainingDays days to come (h), ≥ 0
 * @param spentToDate   what these days came to, measured at once; the days themselves then tell the spread only
 * @returns null without a day of history; under 7 days `isReliable` is false, and a figure should show none
 * @throws RangeError if an amount is not finite or the remaining days are negative
 * Source: prediction interval of a sum of normal variables with unknown mean and variance (Geisser, Predictive
 * Inference, 1993).
 * @example monthEndForecast([9, 11, 10, 12, 8, 10, 9, 11, 10, 10], 20)?.high // ≈ 320.23334876721935
 * @example monthEndForecast([], 30) // → null
 */
export function monthEndForecast(
  dailySpend: readonly number[],
  remainingDays: number,
  spentToDate = total(dailySpend),
): MonthEndForecast | null {
  const expected = monthEndTotal(dailySpend, remainingDays, spentToDate);
  if (expected === null) return null;
  const { forecastTotal } = expected;
  const recent = dailySpend.slice(-LONGEST_HISTORY);
  const n = recent.length;
  const mean = total(recent) / n;
  const tQuantile = n === 1 ? Number.POSITIVE_INFINITY : studentT975(n - 1);
  const spread = Math.sqrt(total(recent.map((spent) => (spent - mean) ** 2)) / (n - 1));
  const reach = Math.sqrt(remainingDays + (remainingDays * remainingDays) / n);
  const half = reach === 0 ? 0 : n === 1 ? Number.POSITIVE_INFINITY : tQuantile * spread * reach;
  const low = forecastTotal - half;
  return { ...expected, low, high: forecastTotal + half, shownLow: Math.max(low, spentToDate), tQuantile };
}
