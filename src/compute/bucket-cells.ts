import type { BucketGrid } from './bucket-grid.ts';
import { emptyRow, prepareRow } from './prepared-row.ts';

/**
 * Observations in each single bucket of each tile, out of cumulative counts.
 * c(t, le) = F(t, le) − F(t, next lower bound), of counts brought into the shape quantiles are read from
 * @param grid cumulative counts over the time of each tile
 * @returns cells[row · bounds.length + column]; NaN in the whole row where the tile has no histogram, that is no +Inf
 *   bucket. A bound the tile lacks holds 0: its observations are in the next one.
 * @example bucketCells({ bounds: [0.1, 0.2, Infinity], times: [0], counts: [90, 97, 100] }) // → Float64Array.of(90, 7, 3)
 */
export function bucketCells(grid: BucketGrid): Float64Array {
  const width = grid.bounds.length;
  const cells = new Float64Array(grid.counts.length).fill(Number.NaN);
  const prepared = emptyRow(grid);
  for (let row = 0; row < grid.times.length; row += 1) {
    const { size, bounds, counts } = prepareRow(grid, row, prepared);
    if (size === 0) continue;
    let next = 0;
    let below = 0;
    for (let column = 0; column < width; column += 1) {
      const isPresent = next < size && bounds[next] === grid.bounds[column];
      const reached = isPresent ? (counts[next] as number) : below;
      cells[row * width + column] = reached - below;
      below = reached;
      if (isPresent) next += 1;
    }
  }
  return cells;
}
