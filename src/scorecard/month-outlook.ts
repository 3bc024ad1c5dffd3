import { monthEndTotal } from '#compute/month-end-total.ts';
import type { Series } from '#compute/series.ts';
import { DAY, durationMs, type EpochMs } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import type { Outlook } from './measurement.ts';
import type { ExpressionQuery } from './plan.ts';
import { type LabelFilter, renderQuery } from './render-query.ts';

const LONGEST_MONTH = durationMs(31 * DAY);

/** What was spent on each complete UTC day, as far back as a month can begin. */
export const dailyQuery = (
  indicator: IndicatorOf<'band'>,
  filters: readonly LabelFilter[],
): ExpressionQuery => ({
  shape: 'tiles',
  expr: renderQuery(indicator.actual, { window: DAY, filters }),
  span: LONGEST_MONTH,
  step: DAY,
});

/** The days of the calendar month in UTC that an instant lies in: those that are complete, and those to come. */
export function monthOf(at: EpochMs): {
  readonly start: number;
  readonly elapsed: number;
  readonly days: number;
} {
  const date = new Date(at);
  const start = Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
  const end = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
  return { start, elapsed: Math.floor((at - start) / DAY), days: (end - start) / DAY };
}

/** What was spent on each day of the month so far; null where a day is missing or no number: what nobody knows is not 0. */
export function spentDays(daily: readonly Series[], at: EpochMs): readonly number[] | null {
  const { start, elapsed } = monthOf(at);
  const spent = Array.from({ length: elapsed }, (_, day) => {
    // The tile at an instant holds the day before it.
    const end = start + (day + 1) * DAY;
    const amounts = daily.flatMap(({ times, values }) => values[times.indexOf(end)] ?? []);
    return amounts.length === 0 ? Number.NaN : amounts.reduce((sum, amount) => sum + amount, 0);
  });
  return spent.every(Number.isFinite) ? spent : null;
}

/** Where the month is going to end if its days to come are like the last ones, against the plan for all of it. */
export function monthOutlook(
  indicator: IndicatorOf<'band'>,
  {
    daily,
    planned,
    at,
  }: { readonly daily: readonly Series[]; readonly planned: number; readonly at: EpochMs },
): Outlook {
  const { elapsed, days } = monthOf(at);
  const spent = spentDays(daily, at);
  const forecast = spent === null ? null : monthEndTotal(spent, days - elapsed);
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
