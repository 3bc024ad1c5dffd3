import { SECOND } from '#compute/units.ts';
import { nameOf } from '#config/indicator.ts';
import { errorBudgetOf } from '#scorecard/evaluate/error-budget.ts';
import type { Evaluation, Grade } from '#scorecard/evaluate/evaluation.ts';
import { knownPartOf } from '#scorecard/evaluate/known-part.ts';
import { spentTime } from './budget-time.ts';

/** The grade in one sentence, and what is left of the error budget in plain time. */
export function summarySentence(
  { verdict }: Pick<Grade, 'verdict'>,
  evaluations: ReadonlyMap<string, Evaluation>,
): string {
  const budget = budgetSentence(evaluations);
  return budget === null ? `${verdict}.` : `${verdict}. ${budget}`;
}

/** "22 of 43 minutes of the 30-day error budget left (27 of 30 days known)."; of several budgets the one with the least left. */
function budgetSentence(evaluations: ReadonlyMap<string, Evaluation>): string | null {
  const budgets = [...evaluations.values()]
    .flatMap((evaluation) => {
      const budget = budgetOf(evaluation);
      return budget === null || evaluation.window === null
        ? []
        : [{ evaluation, window: evaluation.window, budget }];
    })
    .sort((one, other) => one.budget.remaining - other.budget.remaining);
  const [scarcest] = budgets;
  if (scarcest === undefined) return null;
  const { evaluation, window, budget } = scarcest;
  const { indicator } = evaluation;
  const known = knownPartOf(evaluation);
  const text = `${spentTime(budget, window)}${known === null ? '' : ` (${known})`}.`;
  return budgets.length === 1 ? text : `${nameOf(indicator)}: ${text}`;
}

/** The error budget as time of complete outage, in seconds; null where the indicator keeps none or has no data. */
export function budgetOf(evaluation: Evaluation): { left: number; all: number; remaining: number } | null {
  const budget = errorBudgetOf(evaluation);
  if (budget === null) return null;
  const all = budget.budgetTime / SECOND;
  return { all, left: budget.remaining * all, remaining: budget.remaining };
}
