import type { Indicator } from '#config/indicator.ts';
import { calendarOf } from '#config/indicator-window.ts';
import { reasonSentence } from '#scorecard/explain/reasons.ts';
import { keepsBudget } from '#scorecard/indicators/budget-indicator.ts';
import { isGraded } from '#scorecard/indicators/target-spec.ts';
import { BURN_WINDOWS } from './recording.ts';
import { ruleFault } from './rule-fault.ts';

/** An indicator of which the rules file has nothing, or no burn alerts, and why; a sentence without a full stop. */
export type LeftOut = {
  readonly id: string;
  readonly title: string;
  readonly what: 'all its rules' | 'its burn alerts' | 'all but its burn alerts';
  readonly reason: string;
};

/** What a rules file leaves out because a query cannot give what the rule would say. */
export function leftOut(indicator: Indicator): LeftOut | null {
  const isBurning = isGraded(indicator) && keepsBudget(indicator);
  const { id, title } = indicator;
  const calendar = calendarOf(indicator);
  if (calendar !== undefined) {
    const what = isBurning && burnFault(indicator) === null ? 'all but its burn alerts' : 'all its rules';
    const reason = `A rule has a window of one length, and the ${calendar.period} so far is longer every second`;
    return { id, title, what, reason };
  }
  const own = ruleFault(indicator, null);
  const fault = own ?? (isBurning ? burnFault(indicator) : null);
  if (fault === null) return null;
  return {
    id,
    title,
    what: own === null ? 'its burn alerts' : 'all its rules',
    reason: reasonSentence(fault.reason, true, fault.detail) ?? fault.detail,
  };
}

/** A query with a range of its own cannot be asked for the windows of the burn alerts. */
const burnFault = (indicator: Indicator) =>
  BURN_WINDOWS.map((window) => ruleFault(indicator, window)).find((fault) => fault !== null) ?? null;
