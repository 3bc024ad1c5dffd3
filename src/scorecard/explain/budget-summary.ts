import { formatValue } from '#compute/format-value.ts';
import { nameOf } from '#config/indicator.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { knownPartOf } from '#scorecard/evaluate/known-part.ts';
import { usedTime } from './budget-time.ts';
import { windowOf } from './figure.ts';
import { budgetOf } from './grade-sentences.ts';

/** The error budget of one target, in percent and in plain time. */
export type BudgetModel = {
  readonly id: string;
  readonly title: string;
  /** "51 % left"; "overspent by 20 %". */
  readonly text: string;
  readonly bar: BudgetShares;
  /** "21 of 43 minutes used, 22 left (for 30 d)"; "65 of 43 minutes used (for 30 d, 27 of 30 days known)". */
  readonly time: string;
  readonly isOverspent: boolean;
  /** "27 of 30 days known"; null where all of the window is. */
  readonly known: string | null;
};

/**
 * Shares of a bar that is as long as the budget, or as what was spent once that is more: they add up to 1, so that a
 * bar is never empty of what happened.
 */
export type BudgetShares = { readonly used: number; readonly overspent: number; readonly left: number };

export function budgetModels(evaluations: ReadonlyMap<string, Evaluation>): readonly BudgetModel[] {
  return [...evaluations.values()].flatMap((evaluation) => {
    const budget = budgetOf(evaluation);
    if (budget === null || evaluation.window === null) return [];
    const isOverspent = budget.remaining < 0;
    const known = knownPartOf(evaluation);
    const percent = formatValue(Math.abs(budget.remaining), 'ratio');
    return [
      {
        id: evaluation.indicator.id,
        title: nameOf(evaluation.indicator),
        text: isOverspent ? `overspent by ${percent}` : `${percent} left`,
        bar: budgetBar(budget.remaining),
        time: `${usedTime(budget)} (for ${evaluation.calendar === undefined ? '' : 'the '}${windowOf(evaluation)}${known === null ? '' : `, ${known}`})`,
        known,
        isOverspent,
      },
    ];
  });
}

/** @param remaining share of the budget that is left, below 0 once it is overspent */
export function budgetBar(remaining: number): BudgetShares {
  const spent = 1 - remaining;
  if (remaining >= 0) return { used: spent, overspent: 0, left: remaining };
  return { used: 1 / spent, overspent: -remaining / spent, left: 0 };
}
