import { formatValue } from '#compute/format-value.ts';
import type { Evaluation } from './evaluation.ts';
import { windowText } from './figure.ts';
import { budgetOf } from './summary-sentence.ts';

/** The error budget of one target, in percent and in plain time. */
export type BudgetModel = {
  readonly id: string;
  readonly title: string;
  /** "51 % left"; "overspent by 20 %". */
  readonly text: string;
  /** Share left, within 0..1 for drawing. */
  readonly share: number;
  /** "22 min of 43.2 min for 30 d". */
  readonly time: string;
  readonly isOverspent: boolean;
};

export function budgetModels(evaluations: ReadonlyMap<string, Evaluation>): readonly BudgetModel[] {
  return [...evaluations.values()].flatMap((evaluation) => {
    const budget = budgetOf(evaluation);
    if (budget === null || evaluation.window === null) return [];
    const isOverspent = budget.remaining < 0;
    const percent = formatValue(Math.abs(budget.remaining), 'ratio');
    const left = formatValue(Math.max(0, budget.left), 'seconds');
    return [
      {
        id: evaluation.indicator.id,
        title: evaluation.indicator.short ?? evaluation.indicator.title,
        text: isOverspent ? `overspent by ${percent}` : `${percent} left`,
        share: Math.min(1, Math.max(0, budget.remaining)),
        time: `${left} of ${formatValue(budget.all, 'seconds')} for ${windowText(evaluation.window)}`,
        isOverspent,
      },
    ];
  });
}
