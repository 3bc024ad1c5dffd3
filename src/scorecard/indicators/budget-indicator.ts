import { valueOrNull } from '#compute/outcome.ts';
import type { Indicator, IndicatorOf } from '#config/indicator.ts';
import type { Measurement } from './kind.ts';

/** An indicator that measures a share of events of which some are bad, and has a target for it. */
export type BudgetIndicator = (IndicatorOf<'ratio'> | IndicatorOf<'events'> | IndicatorOf<'share'>) & {
  readonly target: number;
};

/** Whether an indicator has an error budget to spend, and so a rate at which it burns. */
export const keepsBudget = (indicator: Indicator): indicator is BudgetIndicator =>
  'budget' in indicator && indicator.budget === true && indicator.target !== undefined;

/** Whether the value is the share of good events, and not that of bad ones. Of a distribution its direction says so. */
export const isShareOfGood = (indicator: BudgetIndicator): boolean =>
  indicator.kind === 'share' ? indicator.direction === 'atLeast' : indicator.report === 'good';

/** The share of good events that is aimed at, whichever of the two the indicator reports. */
export const objectiveOf = (indicator: BudgetIndicator): number =>
  isShareOfGood(indicator) ? indicator.target : 1 - indicator.target;

/** The share of good events; null without data, and where it is only estimated: a budget is spent by events that were counted. */
export function goodShare(
  indicator: BudgetIndicator,
  { outcome }: Pick<Measurement, 'outcome'>,
): number | null {
  const value = isEstimated({ outcome }) ? null : valueOrNull(outcome);
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  return isShareOfGood(indicator) ? value : 1 - value;
}

/** Interpolated inside a bucket: nobody counted how many events lie on either side of the bound. */
export const isEstimated = ({ outcome }: Pick<Measurement, 'outcome'>): boolean =>
  outcome.kind === 'partial' && outcome.reason === 'interpolated';

/** What a bad event is called: a request fails, and an observation lies on the wrong side of a bound. */
export const badWord = ({ kind }: BudgetIndicator): 'failed' | 'bad' => (kind === 'share' ? 'bad' : 'failed');

/** The budget that incidents are set against: one of failures, or else the first there is. */
export function incidentBudget(indicators: readonly Indicator[]): BudgetIndicator | undefined {
  const budgets = indicators.filter(keepsBudget);
  return budgets.find(({ kind }) => kind !== 'share') ?? budgets[0];
}
