import { type Bucket, parseLe } from './bucket.ts';
import type { Interpolation } from './interpolation.ts';
import { isSameBound } from './same-bound.ts';
import type { Series } from './series.ts';
import type { DurationMs, EpochMs } from './units.ts';

/** The instants start + k·step ≤ end. */
export type TileTimes = { readonly start: EpochMs; readonly end: EpochMs; readonly step: DurationMs };

/** Cumulative bucket counts over time in one block: a row for each tile, a column for each bound. */
export type BucketGrid = {
  /** Rising, each once, also where float noise parts them; +Infinity where the server has it. */
  readonly bounds: Float64Array;
  /** Epoch milliseconds, one per row, all instants of the tiles whether or not they have data. */
  readonly times: Float64Array;
  /** counts[row · bounds.length + column]; NaN where the tile has no such bucket. */
  readonly counts: Float64Array;
  /** How observations lie between two bounds; linear unless said otherwise. */
  readonly interpolation?: Interpolation;
};

/** Rows filled together, so that what one series writes is still in the cache when the next one writes beside it. */
const ROWS_AT_A_TIME = 256;

type Column = { readonly index: number; readonly series: Series; next: number };

/**
 * Puts the bucket counts of many series side by side, so that a quantile of every tile costs no objects.
 * counts(t, le) = Σ over the series of this `le`, as prepareBuckets adds equal bounds
 * @param series one per bucket, told apart by their `le` label; without a readable one they are skipped. NaN is a
 *   bucket that is missing. Times outside the tiles are skipped.
 * @param tiles  the instants that were asked for, in epoch milliseconds
 * @returns as many rows as there are instants
 * @throws RangeError unless the step is positive
 * @example bucketGrid([{ labels: { le: '1' }, times: [0, 60], values: [3, 4] }, { labels: { le: '+Inf' }, times: [60], values: [5] }], { start: 0, end: 60, step: 60 }).counts // → Float64Array.of(3, NaN, 4, 5)
 */
export function bucketGrid(series: readonly Series[], tiles: TileTimes): BucketGrid {
  const { start, end, step } = tiles;
  if (!(step > 0)) throw new RangeError(`a step must be positive, got ${step}`);
  const rows = Math.max(0, Math.floor((end - start) / step) + 1);
  const les = series.map(({ labels }) => parseLe(labels.le ?? ''));
  const sorted = Float64Array.from(new Set(les.filter((le) => le !== null))).sort();
  const bounds = sorted.filter((le, index) => !isSameBound(le, sorted[index - 1] ?? Number.NaN));
  const counts = new Float64Array(rows * bounds.length).fill(Number.NaN);
  const columns = series.flatMap((one, index): Column[] => {
    const le = les[index] ?? null;
    return le === null
      ? []
      : [{ index: bounds.findIndex((bound) => isSameBound(bound, le)), series: one, next: 0 }];
  });
  for (let row = 0; row < rows; row += ROWS_AT_A_TIME) {
    const until = start + Math.min(row + ROWS_AT_A_TIME, rows) * step;
    for (const column of columns) fillColumn(column, { counts, width: bounds.length }, tiles, until);
  }
  const isExponential = series.some(({ interpolation }) => interpolation === 'exponential');
  return {
    bounds,
    times: Float64Array.from({ length: rows }, (_, row) => start + row * step),
    counts,
    ...(isExponential ? { interpolation: 'exponential' } : {}),
  };
}

/** Writes one series down its column, from where it stopped to before the instant `until`. */
function fillColumn(
  column: Column,
  { counts, width }: { readonly counts: Float64Array; readonly width: number },
  { start, step }: TileTimes,
  until: number,
): void {
  const { times, values } = column.series;
  let next = column.next;
  for (; next < times.length; next += 1) {
    const time = times[next] as number;
    if (time >= until) break;
    const row = (time - start) / step;
    const count = values[next] as number;
    if (row < 0 || !Number.isInteger(row) || Number.isNaN(count)) continue;
    const cell = row * width + column.index;
    const known = counts[cell] as number;
    counts[cell] = Number.isNaN(known) ? count : known + count;
  }
  column.next = next;
}

/**
 * The counts of a span of tiles: those of its tiles added up, which is the only way to a quantile over the span.
 * F(le) = Σ F(t, le) for from ≤ t < to
 * @param grid the tiles
 * @param from first row
 * @param to   the row after the last
 * @returns as sumBuckets: a tile that lacks a bound takes its next lower bound's count, and sets `boundsDiffer`.
 *   Tiles without any bucket have no say. For bucketQuantile and bucketFraction.
 * @throws RangeError if the span leaves the grid or runs backwards
 * @example sumRows({ bounds: [1, Infinity], times: [0, 60], counts: [3, 4, 1, 2] }, 0, 2) // → { buckets: [{ le: 1, count: 4 }, { le: Infinity, count: 6 }], boundsDiffer: false }
 */
export function sumRows(
  { bounds, times, counts }: BucketGrid,
  from: number,
  to: number,
): { readonly buckets: Bucket[]; readonly boundsDiffer: boolean } {
  if (!(from >= 0 && from <= to && to <= times.length)) {
    throw new RangeError(`rows ${from} to ${to} are not in a grid of ${times.length}`);
  }
  const sums = emptySums(bounds.length);
  addRows({ bounds, times, counts }, from, to, sums);
  const { totals, present, rows } = sums;
  const columns = [...bounds.keys()].filter((column) => present[column] !== 0);
  return {
    buckets: columns.map((column) => ({ le: bounds[column] as number, count: totals[column] as number })),
    boundsDiffer: columns.some((column) => present[column] !== rows),
  };
}

/** The sum of some tiles, bound by bound. */
export type BucketSums = {
  /** Cumulative. */
  readonly totals: Float64Array;
  /** How many tiles have the bound. */
  readonly present: Uint32Array;
  /** Tiles with any bucket. */
  rows: number;
};

export const emptySums = (width: number): BucketSums => ({
  totals: new Float64Array(width),
  present: new Uint32Array(width),
  rows: 0,
});

/**
 * Adds the tiles of a span up, as sumRows says, without an object for each bucket.
 * @param into written over; as wide as the grid has bounds
 */
export function addRows({ bounds, counts }: BucketGrid, from: number, to: number, into: BucketSums): void {
  const width = bounds.length;
  const { totals, present } = into;
  totals.fill(0);
  present.fill(0);
  into.rows = 0;
  for (let row = from; row < to; row += 1) {
    let reached = 0;
    let isEmpty = true;
    for (let column = 0; column < width; column += 1) {
      const count = counts[row * width + column] as number;
      if (!Number.isNaN(count)) {
        reached = count;
        isEmpty = false;
        present[column] = (present[column] as number) + 1;
      }
      totals[column] = (totals[column] as number) + reached;
    }
    if (!isEmpty) into.rows += 1;
  }
}
