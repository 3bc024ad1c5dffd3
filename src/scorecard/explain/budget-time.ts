import type { CalendarPeriod } from '#compute/calendar-window.ts';
import { DAY, type DurationMs, HOUR } from '#compute/units.ts';
import { windowText } from './figure.ts';

type BudgetTime = { readonly left: number; readonly all: number };

const NOISE = 1e-9;

/** Both amounts in one unit, so that "22 of 43 minutes" needs it once: [least size of the whole, in it, its name]. */
const UNITS = [
  [2 * 3600, 3600, 'hours'],
  [2 * 60, 60, 'minutes'],
  [0, 1, 'seconds'],
] as const;

/**
 * "22 of 43 minutes of the 30-day error budget left"; "65 of 43 minutes of the 30-day error budget used" once it is
 * overspent. What is left is rounded down and what is used up: neither sounds better than it is.
 */
export function spentTime(budget: BudgetTime, window: DurationMs, period?: CalendarPeriod): string {
  const { amounts, isOverspent } = amountsOf(budget);
  const of =
    period === undefined ? `${windowAdjective(window)} error budget` : `error budget of the ${period} so far`;
  return `${amounts} of the ${of} ${isOverspent ? 'used' : 'left'}`;
}

/** "21 of 43 minutes used, 22 left"; "65 of 43 minutes used". What is used and what is left add up as they are written. */
export function usedTime({ left, all }: BudgetTime): string {
  const { size, name, digits } = scaleOf(all);
  const whole = rounded(all / size, digits, Math.round);
  if (left < 0) return `${rounded((all - left) / size, digits, Math.ceil)} of ${whole} ${name} used`;
  const rest = rounded(left / size, digits, Math.floor);
  const used = rounded(Number(whole) - Number(rest), digits, Math.round);
  return `${used} of ${whole} ${name} used, ${rest} left`;
}

function amountsOf({ left, all }: BudgetTime): { readonly amounts: string; readonly isOverspent: boolean } {
  const { size, name, digits } = scaleOf(all);
  const isOverspent = left < 0;
  const amount = isOverspent
    ? rounded((all - left) / size, digits, Math.ceil)
    : rounded(left / size, digits, Math.floor);
  return { amounts: `${amount} of ${rounded(all / size, digits, Math.round)} ${name}`, isOverspent };
}

function scaleOf(all: number): { readonly size: number; readonly name: string; readonly digits: number } {
  const [, size, name] = UNITS.find(([least]) => all >= least) ?? UNITS[2];
  // A budget of a few hours or seconds would lose too much of itself to whole ones.
  return { size, name, digits: all / size < 10 ? 1 : 0 };
}

function rounded(amount: number, digits: number, round: (amount: number) => number): string {
  const scale = 10 ** digits;
  const noise = round === Math.ceil ? -NOISE : NOISE;
  return String(round(amount * scale + noise) / scale);
}

/** "30-day", "6-hour"; "1 h 30 min" for what is no whole number of either. */
function windowAdjective(window: DurationMs): string {
  if (window % DAY === 0) return `${window / DAY}-day`;
  return window % HOUR === 0 ? `${window / HOUR}-hour` : windowText(window);
}
