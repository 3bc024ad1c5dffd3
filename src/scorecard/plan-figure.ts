import type { Indicator } from '#config/indicator.ts';
import { isGraded } from './evaluate-indicator.ts';
import { outlookQueries } from './outlook.ts';
import { type Choice, type IndicatorPlan, planIndicator } from './plan.ts';

/** The plan of an indicator as the scorecard judges it: its figure, and what tells whether worse is to come. */
export const planFigure = (indicator: Indicator, choice: Choice): IndicatorPlan => ({
  ...planIndicator(indicator, choice),
  ...(isGraded(indicator) ? { outlook: outlookQueries(indicator, choice.filters) } : {}),
});
