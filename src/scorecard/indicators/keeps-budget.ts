import type { Indicator, IndicatorOf } from '#config/indicator.ts';

export type BudgetIndicator = IndicatorOf<'ratio'> & { readonly target: number };

/** Whether an indicator has an error budget to spend, and so a rate at which it burns. */
export const keepsBudget = (indicator: Indicator): indicator is BudgetIndicator =>
  indicator.kind === 'ratio' && indicator.budget === true && indicator.target !== undefined;
