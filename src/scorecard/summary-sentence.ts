import { formatValue } from '#compute/format-value.ts';
import { SECOND } from '#compute/units.ts';
import { errorBudgetOf } from './budget-counts.ts';
import type { Evaluation, Grade } from './evaluation.ts';
import { figureOf } from './figure.ts';
import { letterText } from './letter-text.ts';

/** The grade in one sentence, and what is left of the error budget in plain minutes. */
export function summarySentence(
  grade: Grade,
  evaluations: ReadonlyMap<string, Evaluation>,
  currency: string,
): string {
  const verdict =
    grade.letter === null
      ? 'Not enough data for a grade'
      : `${letterText(grade.letter)}, ${lowerFirst(grade.verdict)}`;
  const budget = budgetSentence(evaluations, currency);
  return budget === null ? `${verdict}.` : `${verdict}. ${budget}`;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** "Uptime 99.95 % leaves 22 of 43.2 minutes of the 30 d error budget." */
function budgetSentence(evaluations: ReadonlyMap<string, Evaluation>, currency: string): string | null {
  for (const evaluation of evaluations.values()) {
    const budget = budgetOf(evaluation);
    if (budget === null) continue;
    const figure = figureOf(evaluation, currency);
    const left = formatValue(Math.abs(budget.left), 'seconds');
    const all = formatValue(budget.all, 'seconds');
    const window = figure.window ?? '';
    return budget.left < 0
      ? `${figure.short} ${figure.text} has overspent the error budget of ${all} for ${window} by ${left}.`
      : `${figure.short} ${figure.text} leaves ${left} of the ${all} error budget for ${window}.`;
  }
  return null;
}

/** The error budget as time of complete outage, in seconds; null where the indicator keeps none or has no data. */
export function budgetOf(evaluation: Evaluation): { left: number; all: number; remaining: number } | null {
  const budget = errorBudgetOf(evaluation);
  if (budget === null) return null;
  const all = budget.budgetTime / SECOND;
  return { all, left: budget.remaining * all, remaining: budget.remaining };
}
