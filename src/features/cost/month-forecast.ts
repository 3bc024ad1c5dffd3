import { formatValue } from '#compute/format-value.ts';
import { type MonthEndForecast, monthEndForecast } from '#compute/month-end-forecast.ts';
import type { EpochMs } from '#compute/units.ts';
import { DAY } from '#compute/units.ts';
import type { Evaluation, ReadyEvaluation } from '#scorecard/evaluate/evaluation.ts';
import { type DailyResult, monthSpend } from '#scorecard/indicators/month-outlook.ts';
import { addUp } from '#scorecard/indicators/several-samples.ts';
import { monthOf } from '#scorecard/promql/month-to-date.ts';

/** How the month will end, with its interval; null where a day of it is not known. */
export function forecastMonth(daily: DailyResult, at: EpochMs): MonthEndForecast | null {
  const { elapsed, days } = monthOf(at);
  const spent = monthSpend(daily, at);
  return spent === null ? null : monthEndForecast(spent.days, days - elapsed, spent.total);
}

/** Where the spend of the calendar month is going to end. */
export type MonthForecast =
  | { readonly state: 'none'; readonly message: string }
  | {
      readonly state: 'ready';
      /** "$310" */
      readonly total: string;
      /** "between $309 and $311" */
      readonly interval: string;
      /** "$300 in 30 of 31 days" */
      readonly spent: string;
      /** "$320.33, the budget of 30 d for a month of 31 d"; null without a budget. */
      readonly planned: string | null;
    };

const TOO_FEW = 'No forecast before seven days of the month are complete';

/** null until the days of the month are there. */
export function monthForecast(evaluation: Evaluation | undefined, currency: string): MonthForecast | null {
  if (evaluation?.state !== 'ready' || evaluation.indicator.kind !== 'band') return null;
  const daily = evaluation.results.get('daily');
  if (daily === undefined) return { state: 'none', message: 'scorecard.json asks for no forecast' };
  const { elapsed, days } = monthOf(evaluation.at);
  const forecast = forecastMonth(daily, evaluation.at);
  if (forecast === null) {
    return {
      state: 'none',
      message: elapsed === 0 ? TOO_FEW : 'No forecast: a day of this month has no data',
    };
  }
  if (!forecast.isReliable) return { state: 'none', message: TOO_FEW };
  const money = (amount: number) => formatValue(amount, 'currency', { currency });
  return {
    state: 'ready',
    total: money(forecast.forecastTotal),
    interval: `between ${money(forecast.shownLow)} and ${money(forecast.high)}`,
    spent: `${money(forecast.spentToDate)} in ${elapsed} of ${days} days`,
    planned: plannedFor(evaluation, days, money),
  };
}

function plannedFor(
  { indicator, results }: ReadyEvaluation,
  days: number,
  money: (amount: number) => string,
): string | null {
  const planned = results.get('planned')?.samples ?? [];
  if (indicator.kind !== 'band' || planned.length === 0) return null;
  return money((addUp(planned) * days * DAY) / indicator.period);
}
