import { formatValue } from '#compute/format-value.ts';
import { periodDelta } from '#compute/period-delta.ts';
import type { Sample, Series } from '#compute/series.ts';
import type { DurationMs } from '#compute/units.ts';
import { changeText } from '#scorecard/explain/period-change.ts';
import { membersOf } from '#scorecard/indicators/group-by-label.ts';
import { addUp } from '#scorecard/indicators/several-samples.ts';

/** What one service, category or the like has cost. */
export type CostRow = {
  /** The value of the label; "" for what has none. */
  readonly value: string;
  readonly cost: string;
  readonly share: string;
  /** Against the window before; a dash where that is not known. */
  readonly change: string;
  /** Per day. */
  readonly times: Float64Array;
  readonly values: Float64Array;
};

export type CostAllocation = {
  readonly rows: readonly CostRow[];
  /** "95 % of $300 is allocated to a service" */
  readonly sentence: string;
  /** All of it, day by day. */
  readonly perDay: Pick<CostRow, 'times' | 'values'>;
};

type Results = {
  readonly spend: readonly Sample[];
  /** null while it is not known. */
  readonly before: readonly Sample[] | null;
  readonly days: readonly Series[];
};

/** Dearest first; what is nobody's comes last, however dear. */
export function costAllocation(
  { spend, before, days }: Results,
  { by, window, currency }: { readonly by: string; readonly window: DurationMs; readonly currency: string },
): CostAllocation {
  const all = addUp(spend);
  // Nothing at all is not a window in which nothing was spent, but one of which the server has no data.
  const earlier = before === null || before.length === 0 ? null : membersOf(before, by);
  const sparklines = membersOf(days, by);
  const share = (amount: number) => (all > 0 ? formatValue(amount / all, 'ratio') : '–');
  const amounts = [...membersOf(spend, by)]
    .map(([value, samples]) => ({ value, amount: addUp(samples) }))
    .sort((one, other) => rankOf(one.value) - rankOf(other.value) || other.amount - one.amount);
  const allocated = amounts.reduce((sum, { value, amount }) => (value === '' ? sum : sum + amount), 0);
  return {
    rows: amounts.map(({ value, amount }) => ({
      value,
      cost: formatValue(amount, 'currency', { currency }),
      share: share(amount),
      change: earlier === null ? '–' : changeOf(amount, addUp(earlier.get(value) ?? []), window),
      ...seriesOf(sparklines.get(value) ?? []),
    })),
    perDay: seriesOf(days),
    sentence:
      amounts.length === 0
        ? ''
        : `${share(allocated)} of ${formatValue(all, 'currency', { currency })} is allocated by ${by}.`,
  };
}

const rankOf = (value: string): number => (value === '' ? 1 : 0);

const changeOf = (amount: number, before: number, window: DurationMs): string =>
  changeText(periodDelta({ value: amount }, { value: before }, 'magnitude', 'lower'), window).text;

/** One value of a label may be many series; each day adds up. */
function seriesOf(series: readonly Series[]): Pick<CostRow, 'times' | 'values'> {
  const byDay = new Map<number, number>();
  for (const { times, values } of series) {
    times.forEach((time, index) => {
      byDay.set(time, (byDay.get(time) ?? 0) + (values[index] ?? Number.NaN));
    });
  }
  const days = [...byDay].sort(([one], [other]) => one - other);
  return {
    times: Float64Array.from(days, ([time]) => time),
    values: Float64Array.from(days, ([, value]) => value),
  };
}
