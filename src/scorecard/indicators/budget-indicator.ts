import { valueOrNull } from '#compute/outcome.ts';
import type { Indicator, IndicatorOf } from '#config/indicator.ts';
import type { Measurement } from './kind.ts';

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

export type BudgetIndicator = IndicatorOf<'ratio'> & { readonly target: number };

/** Whether an indicator has an error budget to spend, and so a rate at which it burns. */
export const keepsBudget = (indicator: Indicator): indicator is BudgetIndicator =>
  indicator.kind === 'ratio' && indicator.budget === true && indicator.target !== undefined;
