import { type DurationMs, durationMs } from '#compute/units.ts';

/** Observations by time and bucket. */
export type HeatCells = {
  /** Upper bounds, rising; the last may be infinite. */
  readonly bounds: Float64Array;
  /** Epoch milliseconds, rising; each stands for the step before it. */
  readonly times: Float64Array;
  /** cells[row · bounds.length + column]; NaN where nothing is known. */
  readonly cells: Float64Array;
  readonly step: DurationMs;
};

/**
 * Cells of a longer time, where there are more of them than a drawing has room for: added up, since a map that leaves
 * columns out loses spikes.
 * @param most so many columns at most, give or take one
 */
export function coarserCells(heat: HeatCells, most: number): HeatCells {
  const { bounds, times, cells, step } = heat;
  const together = Math.ceil(times.length / Math.max(1, most));
  if (together <= 1) return heat;
  const width = bounds.length;
  const longer = together * step;
  const ends: number[] = [];
  const sums: number[] = [];
  for (const [row, time] of times.entries()) {
    // On multiples of the longer step, so that columns stay where they are while time goes on.
    const end = Math.ceil(time / longer) * longer;
    if (ends.at(-1) !== end) {
      ends.push(end);
      sums.push(...new Array<number>(width).fill(Number.NaN));
    }
    const first = (ends.length - 1) * width;
    for (let column = 0; column < width; column += 1) {
      const count = cells[row * width + column] as number;
      if (Number.isNaN(count)) continue;
      const known = sums[first + column] as number;
      sums[first + column] = Number.isNaN(known) ? count : known + count;
    }
  }
  return {
    bounds,
    times: Float64Array.from(ends),
    cells: Float64Array.from(sums),
    step: durationMs(longer),
  };
}

/** The counts of a row, one a bucket. */
export const cellsOf = ({ bounds, cells }: HeatCells, row: number): Float64Array =>
  cells.subarray(row * bounds.length, (row + 1) * bounds.length);

/** The row whose time an instant lies in; −1 where there is none. */
export function rowAt({ times, step }: HeatCells, time: number): number {
  const row = times.findIndex((end) => end >= time);
  return row !== -1 && (times[row] as number) - step <= time ? row : -1;
}
