/** Days the mean is taken over: older ones say little about the rest of this month. */
export const LONGEST_HISTORY = 28;
/** Fewer days than this are no basis for a forecast anybody should act on. */
const RELIABLE_FROM = 7;

export type MonthEndTotal = {
  readonly spentToDate: number;
  readonly forecastRemaining: number;
  readonly forecastTotal: number;
  /** At least 7 days of history. */
  readonly isReliable: boolean;
};

/**
 * What will have been spent by the end of the month, if the days to come are like the last ones; without the interval.
 * spent + h·mean over the last n ≤ 28 days
 * @param dailySpend    one amount a day since the start of the month, oldest first, any currency
 * @param remainingDays days to come (h), ≥ 0
 * @param spentToDate   what these days came to, measured at once, same currency. Days that are measured one by one lose
 *   what is booked between the last look at one and the first look at the next; their sum stands in only where nothing
 *   else is known. The mean is that of this amount.
 * @returns null without a day of history; under 7 days `isReliable` is false, and a figure should show none
 * @throws RangeError if an amount is not finite or the remaining days are negative
 * @example monthEndTotal([9, 11, 10, 12, 8, 10, 9, 11, 10, 10], 20)?.forecastTotal // → 300
 * @example monthEndTotal([0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 20, 120)?.forecastTotal // → 360
 */
export function monthEndTotal(
  dailySpend: readonly number[],
  remainingDays: number,
  spentToDate = total(dailySpend),
): MonthEndTotal | null {
  if (!(remainingDays >= 0)) throw new RangeError(`the days to come are not ${remainingDays}`);
  if (![...dailySpend, spentToDate].every(Number.isFinite))
    throw new RangeError('every amount must be a finite number');
  if (dailySpend.length === 0) return null;
  const recent = dailySpend.slice(-LONGEST_HISTORY);
  const spentBefore = total(dailySpend.slice(0, -LONGEST_HISTORY));
  const forecastRemaining = (remainingDays * (spentToDate - spentBefore)) / recent.length;
  return {
    spentToDate,
    forecastRemaining,
    forecastTotal: spentToDate + forecastRemaining,
    isReliable: recent.length >= RELIABLE_FROM,
  };
}

export const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
