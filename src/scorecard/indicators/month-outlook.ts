import { monthEndTotal } from '#compute/month-end-total.ts';
import type { Series } from '#compute/series.ts';
import { DAY, durationMs, type EpochMs } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { monthOf } from '#scorecard/promql/month-to-date.ts';
import { renderQuery } from '#scorecard/promql/template.ts';
import type { LabelFilter } from '#scorecard/queries/choice.ts';
import type { ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import type { QueryResult } from '#scorecard/queries/query-result.ts';
import type { Outlook } from './kind.ts';
import { addUp } from './several-samples.ts';

const LONGEST_MONTH = durationMs(31 * DAY);

/**
 * What was spent on each complete UTC day, as far back as a month can begin, and on all those of the month at once: what
 * is booked with the first scrape after midnight lies between two days and in neither.
 */
export const monthQuery = (
  indicator: IndicatorOf<'band'>,
  filters: readonly LabelFilter[],
): ExpressionQuery => ({
  shape: 'tiles',
  expr: renderQuery(indicator.actual, { window: DAY, filters }),
  span: LONGEST_MONTH,
  step: DAY,
  monthToDate: { template: indicator.actual, filters },
});

/** What the days of a month tell of it. */
export type MonthSpend = {
  /** One amount for each complete day. */
  readonly days: readonly number[];
  /** What they came to. */
  readonly total: number;
};

/**
 * What was spent in the month so far; null where a day is missing or no number: what nobody knows is not 0. Its total is
 * one increase; the sum of the days where there is none, as for the instants of a history.
 */
export function monthSpend({ series, samples }: DailyResult, at: EpochMs): MonthSpend | null {
  const days = spentDays(series, at);
  const total = samples.length === 0 ? sumOf(days ?? []) : addUp(samples);
  return days === null || !Number.isFinite(total) ? null : { days, total };
}

/** The response to the query for the days of a month. */
export type DailyResult = Pick<QueryResult, 'series' | 'samples'>;

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

function spentDays(daily: readonly Series[], at: EpochMs): readonly number[] | null {
  const { start, elapsed } = monthOf(at);
  const spent = Array.from({ length: elapsed }, (_, day) => {
    // The tile at an instant holds the day before it.
    const end = start + (day + 1) * DAY;
    const amounts = daily.flatMap(({ times, values }) => values[times.indexOf(end)] ?? []);
    return amounts.length === 0 ? Number.NaN : sumOf(amounts);
  });
  return spent.every(Number.isFinite) ? spent : null;
}

/** Where the month is going to end if its days to come are like the last ones, against the plan for all of it. */
export function monthOutlook(
  indicator: IndicatorOf<'band'>,
  { daily, planned, at }: { readonly daily: DailyResult; readonly planned: number; readonly at: EpochMs },
): Outlook {
  const { elapsed, days } = monthOf(at);
  const spent = monthSpend(daily, at);
  const forecast = spent === null ? null : monthEndTotal(spent.days, days - elapsed, spent.total);
  const plan = (planned * days * DAY) / indicator.period;
  if (forecast === null || !forecast.isReliable || !(plan > 0)) return { forward: [], parts: [] };
  const deviation = forecast.forecastTotal / plan - 1 - (indicator.target ?? 0);
  return {
    forward: Math.abs(deviation) > indicator.band + NOISE ? ['forecast:outside'] : [],
    parts: [
      { name: 'month-end forecast', value: forecast.forecastTotal, unit: 'currency' },
      { name: 'planned for the month', value: plan, unit: 'currency' },
    ],
  };
}

const NOISE = 1e-9;
