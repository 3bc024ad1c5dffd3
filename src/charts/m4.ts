import type { EpochMs } from '#compute/units.ts';
import type { Points } from './gap-marks.ts';

type Column = { first: number; min: number; max: number; last: number };

/**
 * Which points to keep so that the line looks the same at a given width: of every column the first, the smallest, the
 * largest and the last (M4). No extreme is lost, and with it no crossing of a target. Of a gap, its first point.
 * @param points `times` rising; NaN is a gap
 * @param start  left edge of the first column
 * @param end    right edge of the last one
 * @returns indices into `points`, rising, each once; at most four a column plus one a gap
 * @throws RangeError unless columns ≥ 1 and end > start
 * Source: Jugel et al., M4: A Visualization-Oriented Time Series Data Aggregation, VLDB 2014.
 */
export function m4Indices(points: Points, start: EpochMs, end: EpochMs, columns: number): number[] {
  if (!(columns >= 1)) throw new RangeError(`columns must be at least 1, got ${columns}`);
  if (!(end > start)) throw new RangeError('end must be after start');
  const { times, values } = points;
  const valueAt = (index: number) => values[index] ?? Number.NaN;
  const kept = new Set<number>();
  const found = new Map<number, Column>();
  let isInGap = false;
  for (const [index, time] of times.entries()) {
    const value = valueAt(index);
    if (Number.isNaN(value)) {
      if (!isInGap) kept.add(index);
      isInGap = true;
      continue;
    }
    isInGap = false;
    // A point on the right edge belongs to the last column.
    const position = Math.min(columns - 1, Math.floor(((time - start) / (end - start)) * columns));
    const column = found.get(position);
    if (column === undefined) {
      found.set(position, { first: index, min: index, max: index, last: index });
      continue;
    }
    if (value < valueAt(column.min)) column.min = index;
    if (value > valueAt(column.max)) column.max = index;
    column.last = index;
  }
  for (const { first, min, max, last } of found.values()) {
    for (const index of [first, min, max, last]) kept.add(index);
  }
  return [...kept].sort((a, b) => a - b);
}
