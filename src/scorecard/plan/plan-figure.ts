import { DAY } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import { outlookQueries } from '#scorecard/indicators/outlook.ts';
import { isGraded } from '#scorecard/indicators/target-spec.ts';
import type { Choice } from '#scorecard/queries/choice.ts';
import { evidenceQueries, tellsKnownTime } from '#scorecard/trust/evidence-plan.ts';
import { addressedTo, type IndicatorPlan, planIndicator } from './plan-indicator.ts';

/**
 * The plan of an indicator as the scorecard judges it: its figure, what tells whether worse is to come, and what tells
 * how much is known.
 */
export function planFigure(indicator: Indicator, choice: Choice): IndicatorPlan {
  try {
    return plannedFigure(indicator, choice);
  } catch (error) {
    // One indicator that cannot be planned takes no other with it.
    const detail = error instanceof Error ? error.message : String(error);
    return { indicator, window: null, queries: {}, fault: { reason: 'unusable-query', detail } };
  }
}

function plannedFigure(indicator: Indicator, choice: Choice): IndicatorPlan {
  const plan = planIndicator(indicator, choice);
  if (plan.fault !== null) return plan;
  return {
    ...plan,
    ...(isGraded(indicator)
      ? { outlook: addressedTo(indicator, outlookQueries(indicator, choice.filters)) }
      : {}),
    evidence: addressedTo(indicator, evidenceQueries(indicator, plan.window, choice.filters, plan.calendar)),
  };
}

/**
 * The same for many days of the past at once. Of its evidence only how much of each window was known is asked: who had
 * gone, and what counters held at their first sample, would read the raw samples of every window again for every day.
 */
export function planPastFigure(indicator: Indicator, choice: Choice): IndicatorPlan {
  const plan = planFigure(indicator, choice);
  const known = Object.entries(plan.evidence ?? {}).filter(([name]) => tellsKnownTime(name));
  // Minutes before each midnight of a year would be hundreds of thousands of tiles.
  const isLong = plan.window !== null && plan.window >= DAY;
  return { ...plan, evidence: isLong ? Object.fromEntries(known) : {} };
}
