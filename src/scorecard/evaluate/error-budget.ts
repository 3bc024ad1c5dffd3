import { type ErrorBudget, errorBudget } from '#compute/error-budget.ts';
import { ratio } from '#compute/units.ts';
import { goodShare, keepsBudget, objectiveOf } from '#scorecard/indicators/budget-indicator.ts';
import type { Evaluation, ReadyEvaluation } from './evaluation.ts';

/** Less of the window is known than a figure takes, so that there is none, whatever the value. */
export const isTooLittleKnown = ({ judgement }: ReadyEvaluation): boolean =>
  judgement?.status === 'No data' && judgement.reasons.includes('insufficient-coverage');

/** The error budget of a figure; null where the indicator keeps none, has no data, or allows no failure at all. */
export function errorBudgetOf(evaluation: Evaluation): ErrorBudget | null {
  const { indicator, window } = evaluation;
  if (evaluation.state !== 'ready' || window === null || !keepsBudget(indicator)) return null;
  // Of what is too little known for a figure no budget is known either.
  if (isTooLittleKnown(evaluation)) return null;
  const { n } = evaluation.measurement;
  const good = goodShare(indicator, evaluation.measurement);
  if (good === null || n === null) return null;
  const counts = { bad: (1 - good) * n, valid: n };
  const budget = errorBudget(counts, ratio(objectiveOf(indicator)), window);
  return budget.kind === 'no-data' || !Number.isFinite(budget.value.remaining) ? null : budget.value;
}
