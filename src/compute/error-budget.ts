import { type EventCounts, eventRatio } from './availability.ts';
import type { Outcome } from './outcome.ts';
import { DAY, type DurationMs, durationMs, type Ratio, ratio } from './units.ts';

export type ErrorBudget = {
  readonly sli: Ratio;
  readonly badRatio: Ratio;
  /** Share of the budget spent: 1 is all of it, more is overspent. +Infinity for a bad event at a target of 100 %. */
  readonly consumed: number;
  /** 1 − consumed, not clamped. */
  readonly remaining: number;
  /** Bad events the target leaves room for. */
  readonly budgetEvents: number;
  /** The same as a time of complete outage. */
  readonly budgetTime: DurationMs;
  /** null where the target leaves no budget to spend. */
  readonly timeSpent: DurationMs | null;
};

/**
 * How much of the error budget is spent over the window.
 * budget = 1 − target; consumed = (bad/valid) / budget; remaining = 1 − consumed
 * @param counts events over the window
 * @param target objective, 0..1
 * @param window length of the window, for the budget as time
 * @returns the no data of eventRatio where nothing was measured. At a target of 1, consumed is 0 or +Infinity.
 * @throws RangeError if the target is outside 0..1
 * Source: Google SRE Workbook, chapter 2.
 * @example errorBudget({ bad: 129600, valid: 259200000 }, ratio(0.999), durationMs(30 * DAY)).value.consumed // ≈ 0.5
 */
export function errorBudget(counts: EventCounts, target: Ratio, window: DurationMs): Outcome<ErrorBudget> {
  const measured = eventRatio(counts);
  if (measured.kind === 'no-data') return measured;
  const budget = budgetOf(target);
  const consumed = burnRate(measured.value, target);
  return {
    ...measured,
    value: {
      sli: ratio(1 - measured.value),
      badRatio: measured.value,
      consumed,
      remaining: 1 - consumed,
      budgetEvents: budget * counts.valid,
      budgetTime: durationMs(budget * window),
      timeSpent: budget === 0 ? null : durationMs(measured.value * window),
    },
  };
}

function budgetOf(target: Ratio): number {
  if (!(target >= 0 && target <= 1)) throw new RangeError(`a target lies in 0..1, got ${target}`);
  return 1 - target;
}

/**
 * How many times faster than allowed the budget is being spent.
 * badRatio / (1 − target)
 * @param badRatio bad/valid over any window
 * @returns ≥ 0; 1 spends exactly the budget. At a target of 1: 0 or +Infinity.
 * @throws RangeError if the target is outside 0..1
 * Source: Google SRE Workbook, chapter 5.
 * @example burnRate(ratio(0.003), ratio(0.999)) // ≈ 3
 */
export function burnRate(badRatio: Ratio, target: Ratio): number {
  const budget = budgetOf(target);
  return badRatio === 0 ? 0 : badRatio / budget;
}

/**
 * Earliest end of the budget if it goes on like this and nothing spent so far falls out of the window.
 * remaining · window / burn
 * @param remaining share of the budget left; 0 or less is "now"
 * @param burn      from burnRate
 * @returns null where the budget outlasts the window
 * @example earliestExhaustion(0.5, 3, durationMs(30 * DAY)) // → 432000000
 * @example earliestExhaustion(0.5, 0, durationMs(30 * DAY)) // → null
 */
export function earliestExhaustion(remaining: number, burn: number, window: DurationMs): DurationMs | null {
  if (remaining <= 0) return durationMs(0);
  const left = (remaining * window) / burn;
  return burn > 0 && left <= window ? durationMs(left) : null;
}

/** Sums of thirty shares come out an ulp short of 1. */
const SUM_NOISE = 1e-9;

/**
 * End of the budget if it goes on like this, while old spending falls out of the rolling window.
 * first day k with Σ daily[k..] + k·burn/T ≥ 1
 * @param dailyConsumption share of the budget spent on each day of the window, oldest first; T is their number
 * @param burn             from burnRate
 * @returns whole days from now; null where the budget outlasts the window
 * @example rollingExhaustion([0, 0, 0.5], 1.5) // → 86400000
 */
export function rollingExhaustion(dailyConsumption: readonly number[], burn: number): DurationMs | null {
  const days = dailyConsumption.length;
  for (let day = 0; day <= days; day += 1) {
    const kept = dailyConsumption.slice(day).reduce((sum, share) => sum + share, 0);
    if (days > 0 && kept + (day * burn) / days >= 1 - SUM_NOISE) return durationMs(day * DAY);
  }
  return null;
}

export type BurnAlert = {
  readonly severity: 'page' | 'ticket';
  /** Windows in Prometheus' spelling; both must burn faster than the factor. */
  readonly long: string;
  readonly short: string;
  readonly burnRate: number;
  /** Share of the budget spent when the long window fires. */
  readonly budgetConsumed: number;
};

/** Source: Google SRE Workbook, table 5-8, for a window of 30 days. The short window is a twelfth of the long one. */
export const BURN_ALERTS: readonly BurnAlert[] = [
  { severity: 'page', long: '1h', short: '5m', burnRate: 14.4, budgetConsumed: 0.02 },
  { severity: 'page', long: '6h', short: '30m', burnRate: 6, budgetConsumed: 0.05 },
  { severity: 'ticket', long: '3d', short: '6h', burnRate: 1, budgetConsumed: 0.1 },
];

/**
 * Burn alerts that fire: the long window says it matters, the short one that it still goes on.
 * both burn rates exceed the factor (equal does not fire)
 * @param rates burn rate by window ("5m", "1h"); a window without data does not fire
 * @example firingBurnAlerts({ '5m': 15, '1h': 14.5 }).map((alert) => alert.severity) // → ['page']
 * @example firingBurnAlerts({ '5m': 15, '1h': 14.4 }) // → []
 */
export function firingBurnAlerts(
  rates: Readonly<Record<string, number | null>>,
  alerts: readonly BurnAlert[] = BURN_ALERTS,
): readonly BurnAlert[] {
  const exceeds = (window: string, factor: number) => (rates[window] ?? 0) > factor;
  return alerts.filter(
    (alert) => exceeds(alert.long, alert.burnRate) && exceeds(alert.short, alert.burnRate),
  );
}

/**
 * Burn rate that spends a share of the budget within an alert's long window.
 * share · window / long
 * @throws RangeError unless long > 0
 * Source: Google SRE Workbook, chapter 5.
 * @example burnFactor(ratio(0.02), HOUR, durationMs(30 * DAY)) // ≈ 14.4
 */
export function burnFactor(share: Ratio, long: DurationMs, window: DurationMs): number {
  if (!(long > 0)) throw new RangeError(`a window must be positive, got ${long}`);
  return (share * window) / long;
}
