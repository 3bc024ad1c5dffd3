import type { Indicator } from '#config/indicator.ts';
import { isGraded } from './judge.ts';
import { outlookQueries } from './outlook.ts';
import { type Choice, type IndicatorPlan, planIndicator } from './plan.ts';
import { evidenceQueries } from './trust/evidence-plan.ts';

/**
 * The plan of an indicator as the scorecard judges it: its figure, what tells whether worse is to come, and what tells
 * how much is known.
 */
export function planFigure(indicator: Indicator, choice: Choice): IndicatorPlan {
  const plan = planIndicator(indicator, choice);
  if (plan.fault !== null) return plan;
  return {
    ...plan,
    ...(isGraded(indicator) ? { outlook: outlookQueries(indicator, choice.filters) } : {}),
    evidence: evidenceQueries(indicator, plan.window, choice.filters),
  };
}
