import type { DurationMs, EpochMs } from '#compute/units.ts';
import { markGaps, type Points } from './gap-marks.ts';
import { m4Indices } from './m4.ts';

export type LineInput = Points & {
  readonly id: string;
  /** The grid the points were asked on, so that a missing step is a gap and not a long segment. */
  readonly step?: DurationMs;
};

export type Span = { readonly start: EpochMs; readonly end: EpochMs };

export type JoinedLine = {
  readonly id: string;
  /** The line's own values; NaN where it has none at that time. For tables and tooltips. */
  readonly values: Float64Array;
  /** The same with the times of other lines filled in between connected points; NaN is a gap. For drawing. */
  readonly drawn: Float64Array;
};

/** Lines over one common, rising time column. */
export type JoinedLines = { readonly times: Float64Array; readonly lines: readonly JoinedLine[] };

/** Recharts slows noticeably past this many rows. */
const ROW_BUDGET = 500;

const indicesWhere = (times: Float64Array, keep: (time: number) => boolean) =>
  [...times.keys()].filter((index) => keep(times[index] ?? Number.NaN));

function pick(column: Float64Array, indices: readonly number[]): Float64Array {
  return Float64Array.from(indices, (index) => column[index] ?? Number.NaN);
}

function within(points: Points, { start, end }: Span): Points {
  const indices = indicesWhere(points.times, (time) => time >= start && time <= end);
  return { times: pick(points.times, indices), values: pick(points.values, indices) };
}

function between({ times, values }: Points, next: number, time: number): number {
  const t0 = times[next - 1] ?? Number.NaN;
  const t1 = times[next] ?? Number.NaN;
  const v0 = values[next - 1] ?? Number.NaN;
  const v1 = values[next] ?? Number.NaN;
  return v0 + ((time - t0) / (t1 - t0)) * (v1 - v0);
}

function alongTimes(id: string, points: Points, times: Float64Array): JoinedLine {
  let next = 0;
  const values = new Float64Array(times.length).fill(Number.NaN);
  const drawn = new Float64Array(times.length).fill(Number.NaN);
  for (const [index, time] of times.entries()) {
    while (next < points.times.length && (points.times[next] ?? Number.NaN) < time) next += 1;
    const isOwn = points.times[next] === time;
    if (isOwn) values[index] = points.values[next] ?? Number.NaN;
    drawn[index] = isOwn ? (points.values[next] ?? Number.NaN) : between(points, next, time);
  }
  return { id, values, drawn };
}

function thin(joined: JoinedLines, span: Span, budget: number): JoinedLines {
  const { times, lines } = joined;
  if (times.length <= budget || !(span.end > span.start)) return joined;
  // Lines of one grid share the first and last point of a column; each adds a minimum and a maximum.
  const columns = Math.max(1, Math.floor(budget / (2 + 2 * lines.length)));
  const kept = new Set(
    lines.flatMap(({ drawn }) => m4Indices({ times, values: drawn }, span.start, span.end, columns)),
  );
  const indices = [...kept].sort((a, b) => a - b);
  return {
    times: pick(times, indices),
    lines: lines.map(({ id, values, drawn }) => ({
      id,
      values: pick(values, indices),
      drawn: pick(drawn, indices),
    })),
  };
}

/**
 * Joins lines by time, not by position: lines may lack points or have grids of their own. Points outside the span are
 * dropped; past `budget` rows the columns are thinned together, keeping the extremes of each line.
 */
export function joinLines(inputs: readonly LineInput[], span: Span, budget = ROW_BUDGET): JoinedLines {
  const marked = inputs.map((input) => ({ id: input.id, points: within(markGaps(input, input.step), span) }));
  const times = Float64Array.from(new Set(marked.flatMap(({ points }) => [...points.times]))).sort();
  const lines = marked.map(({ id, points }) => alongTimes(id, points, times));
  return thin({ times, lines }, span, budget);
}

/** `values` in the order of the lines; null is a gap, as Recharts knows it. */
export type ChartRow = { readonly time: number; readonly values: readonly (number | null)[] };

export function chartRows({ times, lines }: JoinedLines): ChartRow[] {
  return Array.from(times, (time, index) => ({
    time,
    values: lines.map(({ drawn }) => {
      const value = drawn[index] ?? Number.NaN;
      return Number.isFinite(value) ? value : null;
    }),
  }));
}

/** True when no line has a single value to show. */
export const isEmpty = ({ lines }: JoinedLines): boolean =>
  lines.every(({ drawn }) => !drawn.some((value) => Number.isFinite(value)));
