import type { EpochMs } from '#compute/units.ts';
import { calendarLength } from '#scorecard/calendar/calendar-length.ts';
import type { ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import { queryAt } from '#scorecard/trust/query-at.ts';
import type { IndicatorPlan } from './plan-indicator.ts';

/** A plan with the window that it has at an instant, and its queries as they are sent then. */
export function planAt(plan: IndicatorPlan, at: EpochMs): IndicatorPlan {
  if (plan.calendar === undefined) return plan;
  return {
    ...plan,
    window: calendarLength(plan.calendar, at),
    queries: sent(plan.queries, at),
    ...(plan.evidence === undefined ? {} : { evidence: sent(plan.evidence, at) }),
  };
}

const sent = (queries: IndicatorPlan['queries'], at: EpochMs): Readonly<Record<string, ExpressionQuery>> =>
  Object.fromEntries(Object.entries(queries).map(([name, query]) => [name, queryAt(query, at)]));
