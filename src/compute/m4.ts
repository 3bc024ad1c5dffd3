import type { EpochMs } from './units.ts';

/** Points of one line in columns; `times` rises, a NaN value is a gap. */
type Points = { readonly times: Float64Array; readonly values: Float64Array };

/**
 * Which points to keep so that the line looks the same at a given width: of every column the first, the smallest, the
 * largest and the last (M4). No extreme is lost, and with it no crossing of a target. Of a gap, its first point.
 * column = min(columns − 1, ⌊(time − start) ÷ (end − start) · columns⌋)
 * @param points  times rising, in any unit; values in any unit, NaN is a gap; equal extremes: the first one is kept
 * @param start   left edge of the first column, in the unit of the times
 * @param end     right edge of the last one, and in it
 * @param columns how many pixels wide the line is drawn
 * @returns indices into `points`, rising, each once; at most four a column plus one a gap
 * @throws RangeError unless columns ≥ 1 and end > start
 * Source: Jugel et al., M4: A Visualization-Oriented Time Series Data Aggregation, VLDB 2014.
 * @example m4Indices({ times: Float64Array.of(0, 1, 2, 3, 4, 5), values: Float64Array.of(2, 3, 9, 1, 2, 2) }, 0, 6, 1) // → [0, 2, 3, 5]
 */
export function m4Indices(points: Points, start: EpochMs, end: EpochMs, columns: number): number[] {
  if (!(columns >= 1)) throw new RangeError(`columns must be at least 1, got ${columns}`);
  if (!(end > start)) throw new RangeError('end must be after start');
  const { times, values } = points;
  const width = end - start;
  const isKept = new Uint8Array(times.length);
  let column = Number.NaN;
  let smallest = 0;
  let largest = 0;
  let last = 0;
  let low = Number.NaN;
  let high = Number.NaN;
  let isInGap = false;
  for (let index = 0; index < times.length; index++) {
    const value = values[index] ?? Number.NaN;
    if (Number.isNaN(value)) {
      if (!isInGap) isKept[index] = 1;
      isInGap = true;
      continue;
    }
    isInGap = false;
    // A point on the right edge belongs to the last column.
    const position = Math.min(
      columns - 1,
      Math.floor((((times[index] ?? Number.NaN) - start) / width) * columns),
    );
    if (position !== column) {
      if (!Number.isNaN(column)) isKept[smallest] = isKept[largest] = isKept[last] = 1;
      isKept[index] = 1;
      column = position;
      smallest = largest = index;
      low = high = value;
    } else if (value < low) {
      smallest = index;
      low = value;
    } else if (value > high) {
      largest = index;
      high = value;
    }
    last = index;
  }
  if (!Number.isNaN(column)) isKept[smallest] = isKept[largest] = isKept[last] = 1;
  return indicesOf(isKept);
}

function indicesOf(marks: Uint8Array): number[] {
  const indices: number[] = [];
  for (let at = marks.indexOf(1); at !== -1; at = marks.indexOf(1, at + 1)) indices.push(at);
  return indices;
}
