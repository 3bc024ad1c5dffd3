import { addRows, type BucketGrid, emptySums, type TileTimes } from './bucket-grid.ts';

/**
 * The same histogram in longer tiles, as the server would count them: a tile stands for the step before its instant,
 * so those of a longer step are sums of whole shorter ones.
 * F(T, le) = Σ F(t, le) for T − step < t ≤ T
 * @param grid  tiles of one step, in epoch milliseconds
 * @param tiles the instants wanted
 * @returns a row for each instant wanted; NaN where `grid` does not cover the whole tile. A bound that one of the
 *   tiles lacks takes its next lower bound's count, as in sumRows.
 * @throws RangeError unless the wanted step is a multiple of the grid's
 * @example coarserGrid({ bounds: [1, Infinity], times: [60, 120], counts: [3, 4, 1, 2] }, { start: 120, end: 120, step: 120 }).counts // → Float64Array.of(4, 6)
 */
export function coarserGrid(grid: BucketGrid, tiles: TileTimes): BucketGrid {
  const { bounds, times } = grid;
  const { start, end, step } = tiles;
  const width = bounds.length;
  const fine = times.length > 1 ? (times[1] as number) - (times[0] as number) : step;
  if (!(step > 0) || step % fine !== 0) {
    throw new RangeError(`tiles of ${step} are no whole number of tiles of ${fine}`);
  }
  const rows = Math.max(0, Math.floor((end - start) / step) + 1);
  const counts = new Float64Array(rows * width).fill(Number.NaN);
  const perTile = step / fine;
  const sums = emptySums(width);
  for (let row = 0; row < rows; row += 1) {
    const last = (start + row * step - (times[0] as number)) / fine;
    const from = last - perTile + 1;
    if (!Number.isInteger(last) || from < 0 || last >= times.length) continue;
    addRows(grid, from, last + 1, sums);
    for (let column = 0; column < width; column += 1) {
      if (sums.present[column] !== 0) counts[row * width + column] = sums.totals[column] as number;
    }
  }
  return { ...grid, times: Float64Array.from({ length: rows }, (_, row) => start + row * step), counts };
}
