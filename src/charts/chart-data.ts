import { m4Indices } from '#compute/m4.ts';
import type { DurationMs, EpochMs } from '#compute/units.ts';
import { markGaps, type Points } from './gap-marks.ts';

export type LineInput = Points & {
  readonly id: string;
  /** The grid the points were asked on, so that a missing step is a gap and not a long segment. */
  readonly step?: DurationMs;
};

export type ChartSpan = { readonly start: EpochMs; readonly end: EpochMs };

/** Lines over one common, rising time column; NaN where a line has no value at that time. For tables and tooltips. */
export type JoinedLines = {
  readonly times: Float64Array;
  readonly lines: readonly { readonly id: string; readonly values: Float64Array }[];
};

/** Below this many points a column there is nothing to thin. */
const POINTS_PER_COLUMN = 2;

function pick(column: Float64Array, indices: readonly number[]): Float64Array {
  return Float64Array.from(indices, (index) => column[index] ?? Number.NaN);
}

/** Rising times are cut out by their two ends. */
function within(points: Points, { start, end }: ChartSpan): Points {
  const { times, values } = points;
  const from = times.findIndex((time) => time >= start);
  if (from === -1) return { times: new Float64Array(), values: new Float64Array() };
  const past = times.findIndex((time) => time > end);
  const to = past === -1 ? times.length : past;
  return { times: times.subarray(from, to), values: values.subarray(from, to) };
}

/**
 * Joins lines by time, not by position: lines may lack points or have grids of their own. Points outside the span are
 * dropped, and no value is invented.
 */
export function joinLines(inputs: readonly LineInput[], span: ChartSpan): JoinedLines {
  const marked = inputs.map((input) => ({ id: input.id, points: within(markGaps(input, input.step), span) }));
  const times = Float64Array.from(new Set(marked.flatMap(({ points }) => [...points.times]))).sort();
  return { times, lines: marked.map(({ id, points }) => ({ id, values: alongTimes(points, times) })) };
}

function alongTimes(points: Points, times: Float64Array): Float64Array {
  let next = 0;
  return times.map((time) => {
    while (next < points.times.length && (points.times[next] ?? Number.NaN) < time) next += 1;
    return points.times[next] === time ? (points.values[next] ?? Number.NaN) : Number.NaN;
  });
}

/**
 * A line as it is drawn in `columns` pixels: gaps are marked, and where there are more points than pixels can show,
 * each column keeps its first, least, greatest and last.
 */
export function drawnPoints(line: LineInput, span: ChartSpan, columns: number): Points {
  const points = within(markGaps(line, line.step), span);
  if (points.times.length <= POINTS_PER_COLUMN * columns || !(span.end > span.start) || !(columns >= 1)) {
    return points;
  }
  const indices = m4Indices(points, span.start, span.end, columns);
  return { times: pick(points.times, indices), values: pick(points.values, indices) };
}

/** True when no line has a single value to show. */
export const isEmpty = ({ lines }: JoinedLines): boolean =>
  lines.every(({ values }) => !values.some((value) => Number.isFinite(value)));

/** The row nearest to an instant; −1 where there are no rows. */
export function nearestRow(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  const before = times[low - 1];
  const at = times[low];
  if (at === undefined) return times.length - 1;
  return before !== undefined && time - before < at - time ? low - 1 : low;
}
