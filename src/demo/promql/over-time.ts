import type { Series } from '#compute/series.ts';
import type { DurationMs } from '#compute/units.ts';
import { type Column, emptyColumn, rejectDuplicates, withoutName } from './column.ts';
import type { OverTimeFunction } from './expression.ts';

/** Reduces the values from index `from` up to, not including, `to`; there is at least one. */
type Reduction = (values: Float64Array, from: number, to: number) => number;

const sumOf: Reduction = (values, from, to) => {
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += values[index] as number;
  return sum;
};

/** NaN only wins when there is nothing else. */
const extremeOf =
  (isBetter: (one: number, other: number) => boolean): Reduction =>
  (values, from, to) => {
    let best = values[from] as number;
    for (let index = from + 1; index < to; index += 1) {
      const value = values[index] as number;
      if (isBetter(value, best) || Number.isNaN(best)) best = value;
    }
    return best;
  };

const REDUCTIONS: Readonly<Record<OverTimeFunction, Reduction>> = {
  avg_over_time: (values, from, to) => sumOf(values, from, to) / (to - from),
  count_over_time: (_, from, to) => to - from,
  last_over_time: (values, _, to) => values[to - 1] as number,
  max_over_time: extremeOf((one, other) => one > other),
  min_over_time: extremeOf((one, other) => one < other),
  sum_over_time: sumOf,
};

/**
 * Reduces the samples of each series in the closed window before each instant.
 * @param times rising
 */
export function overTime(
  fn: OverTimeFunction,
  samples: readonly Series[],
  times: Float64Array,
  range: DurationMs,
): readonly Column[] {
  const reduce = REDUCTIONS[fn];
  const columns = samples.map((series) => {
    const labels = fn === 'last_over_time' ? series.labels : withoutName(series.labels);
    const column = emptyColumn(labels, times.length);
    let from = 0;
    let to = 0;
    times.forEach((time, index) => {
      while (to < series.times.length && (series.times[to] as number) <= time) to += 1;
      while (from < to && (series.times[from] as number) < time - range) from += 1;
      if (from === to) return;
      column.present[index] = 1;
      column.values[index] = reduce(series.values, from, to);
    });
    return column;
  });
  return rejectDuplicates(columns);
}
