import { m4Indices } from '#compute/m4.ts';
import type { DurationMs } from '#compute/units.ts';
import type { ChartSpan } from './chart-data.ts';
import { GAP_STEPS, type Points } from './gap-marks.ts';
import type { ValueAxis } from './value-axis.ts';

/** One point of a line as Recharts reads it; null is a gap. */
export type LineRow = { readonly time: number; readonly value: number | null };

/** One point of an area: its lower and its upper edge; null is a gap. */
export type AreaRow = { readonly time: number; readonly edges: readonly [low: number, high: number] | null };

export type AreaColumns = {
  readonly times: Float64Array;
  /** NaN is a gap. */
  readonly low: Float64Array;
  /** Infinite where the area is open above. */
  readonly high: Float64Array;
  /** Two points further apart have a gap between them. */
  readonly step: DurationMs | undefined;
};

/** Recharts marks a single row in a way of its own, and not as its line is drawn. */
const atLeastTwo = <Row>(rows: readonly Row[], gap: Row): readonly Row[] =>
  rows.length === 1 ? [gap, ...rows] : rows;

/** The rows of a line; whatever is not finite is a gap. */
export function lineRows({ times, values }: Points): readonly LineRow[] {
  const rows = Array.from(times, (time, index) => {
    const value = values[index] ?? Number.NaN;
    return { time, value: Number.isFinite(value) ? value : null };
  });
  return atLeastTwo(rows, { time: times[0] ?? 0, value: null });
}

/** The points to keep of an area in so many pixels: those that keep both of its edges. */
function keptIndices(
  { times, low, high }: AreaColumns,
  { start, end }: ChartSpan,
  columns: number,
): number[] {
  const inside = [...times.keys()].filter((index) => {
    const time = times[index] ?? Number.NaN;
    return time >= start && time <= end;
  });
  if (inside.length <= 2 * columns || !(end > start) || !(columns >= 1)) return inside;
  const [from = 0] = inside;
  const to = from + inside.length;
  const edge = (values: Float64Array) =>
    m4Indices({ times: times.subarray(from, to), values: values.subarray(from, to) }, start, end, columns);
  return [...new Set([...edge(low), ...edge(high)])].sort((a, b) => a - b).map((index) => from + index);
}

/** The rows of an area, not further up or down than the axis reaches. */
export function areaRows(
  area: AreaColumns,
  span: ChartSpan,
  columns: number,
  { min, max }: ValueAxis,
): readonly AreaRow[] {
  const { times, low, high, step } = area;
  const clamp = (value: number) => Math.min(max, Math.max(min, value));
  const rows: AreaRow[] = [];
  let before = -1;
  for (const index of keptIndices(area, span, columns)) {
    const time = times[index] ?? Number.NaN;
    // Of the point before in the data, which need not be one that is kept.
    const previous = times[index - 1] ?? Number.NaN;
    if (before !== -1 && step !== undefined && time - previous > step * GAP_STEPS)
      rows.push({ time: previous + step, edges: null });
    const from = low[index] ?? Number.NaN;
    const to = high[index] ?? Number.NaN;
    rows.push({ time, edges: Number.isNaN(from) || Number.isNaN(to) ? null : [clamp(from), clamp(to)] });
    before = index;
  }
  return atLeastTwo(rows, { time: rows[0]?.time ?? 0, edges: null });
}
