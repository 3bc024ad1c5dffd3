import { studentT975 } from './student-t.ts';

/** Days the mean is taken over: older ones say little about the rest of this month. */
const LONGEST_HISTORY = 28;
/** Fewer days than this are no basis for a forecast anybody should act on. */
const RELIABLE_FROM = 7;

export type MonthEndForecast = {
  readonly spentToDate: number;
  readonly forecastRemaining: number;
  readonly forecastTotal: number;
  /** 95 % prediction interval of the total; ±Infinity from a single day. */
  readonly low: number;
  readonly high: number;
  /** The lower bound as it may be shown: what is spent stays spent. */
  readonly shownLow: number;
  /** Student's t behind the interval; Infinity from a single day. */
  readonly tQuantile: number;
  /** At least 7 days of history. */
  readonly isReliable: boolean;
};

/**
 * What will have been spent by the end of the month, if the days to come are like the last ones.
 * spent + h·mean ± t(n−1)·s·√(h + h²/n) over the last n ≤ 28 days
 * @param dailySpend    one amount a day since the start of the month, oldest first, any currency
 * @param remainingDays days to come (h), ≥ 0
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
): MonthEndForecast | null {
  if (!(remainingDays >= 0)) throw new RangeError(`the days to come are not ${remainingDays}`);
  if (!dailySpend.every(Number.isFinite)) throw new RangeError('every amount must be a finite number');
  if (dailySpend.length === 0) return null;
  const recent = dailySpend.slice(-LONGEST_HISTORY);
  const n = recent.length;
  const mean = total(recent) / n;
  const spentToDate = total(dailySpend);
  const forecastRemaining = remainingDays * mean;
  const forecastTotal = spentToDate + forecastRemaining;
  const tQuantile = n === 1 ? Number.POSITIVE_INFINITY : studentT975(n - 1);
  const spread = Math.sqrt(total(recent.map((spent) => (spent - mean) ** 2)) / (n - 1));
  const reach = Math.sqrt(remainingDays + (remainingDays * remainingDays) / n);
  const half = reach === 0 ? 0 : n === 1 ? Number.POSITIVE_INFINITY : tQuantile * spread * reach;
  const low = forecastTotal - half;
  return {
    spentToDate,
    forecastRemaining,
    forecastTotal,
    low,
    high: forecastTotal + half,
    shownLow: Math.max(low, spentToDate),
    tQuantile,
    isReliable: n >= RELIABLE_FROM,
  };
}

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
