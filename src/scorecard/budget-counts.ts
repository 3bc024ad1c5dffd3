import { type ErrorBudget, errorBudget } from '#compute/error-budget.ts';
import { valueOrNull } from '#compute/outcome.ts';
import { ratio } from '#compute/units.ts';
import type { Evaluation, ReadyEvaluation } from './evaluation.ts';
import { type BudgetIndicator, keepsBudget } from './keeps-budget.ts';
import type { Measurement } from './measurement.ts';

/** The share of good events that is aimed at, whichever of the two the indicator reports. */
export const objectiveOf = ({ report, target }: BudgetIndicator): number =>
  report === 'good' ? target : 1 - target;

/** The share of good events; null without data. */
export function goodShare(
  { report }: BudgetIndicator,
  { outcome }: Pick<Measurement, 'outcome'>,
): number | null {
  const value = valueOrNull(outcome);
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  return report === 'good' ? value : 1 - value;
}

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
