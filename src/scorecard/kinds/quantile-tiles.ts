import { gridQuantiles } from '#compute/grid-quantiles.ts';
import { isSameBound } from '#compute/same-bound.ts';
import type { Series } from '#compute/series.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import type { Grid } from '#prometheus/answer.ts';
import { bucketGridOf } from './bucket-grid-of.ts';

/**
 * The values `quantileKind.measure` would give for every tile, all at once and without an object per sample; NaN where
 * it would give none. A file of its own, because the first screen draws no tiles.
 * @param series always about the same tiles
 */
export function quantileTiles(
  { q, target, direction }: IndicatorOf<'quantile'>,
  series: readonly Series[],
  tiles: Grid,
): Float64Array {
  const grid = bucketGridOf(series, tiles);
  const [quantile] = gridQuantiles(grid, [q]).quantiles;
  if (quantile === undefined) throw new RangeError('one quantile was asked for');
  const { values, bracketLow, saturated } = quantile;
  const targetColumn = grid.bounds.findIndex((bound) => isSameBound(bound, target ?? Number.NaN));
  const hasTargetBucket = (row: number) =>
    Number.isFinite(target) &&
    !Number.isNaN(grid.counts[row * grid.bounds.length + targetColumn] ?? Number.NaN);
  return values.map((value, row) => {
    if (!Number.isFinite(value)) return Number.NaN;
    if (target === undefined || direction !== 'atMost' || saturated[row] === 0) return value;
    return hasTargetBucket(row) || (bracketLow[row] ?? Number.NaN) > target ? value : Number.NaN;
  });
}
