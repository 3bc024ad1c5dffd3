import type { BucketGrid } from './bucket-grid.ts';
import { bucketFloor, bucketOfRank, valueAtRank } from './bucket-rank.ts';
import { emptyRow, type PreparedRow, prepareRow } from './prepared-row.ts';

/** One quantile of every tile. */
export type QuantileColumn = {
  readonly q: number;
  /** Unit of the bounds. NaN without observations. */
  readonly values: Float64Array;
  /** The bucket that holds the quantile for certain. NaN where there is none. */
  readonly bracketLow: Float64Array;
  readonly bracketHigh: Float64Array;
  /** 1 where the quantile lies in the open-ended top bucket: the value is only a lower bound. */
  readonly saturated: Uint8Array;
};

export type GridQuantiles = {
  /** In the order they were asked for. */
  readonly quantiles: readonly QuantileColumn[];
  /** Observations in all buckets of a tile; 0 when unknown. */
  readonly counts: Float64Array;
  /** 1 where a count fell for real and was lifted. */
  readonly forcedMonotonic: Uint8Array;
  /** 1 where counts differed by float noise only and were made equal. */
  readonly fixedPrecision: Uint8Array;
};

/**
 * Quantiles of every tile of a grid, each bit for bit what bucketQuantile gives for the buckets of the tile.
 * rank = q·N; between the bounds of the first bucket that reaches the rank, as the grid says
 * @param grid cumulative counts over the time of each tile (increase, not raw counters)
 * @param qs   each 0..1; below is −Infinity, above +Infinity, NaN is NaN
 * @returns one column per q, one value per row
 * Source: Prometheus promql/quantile.go (BucketQuantile).
 * @example gridQuantiles({ bounds: [0.1, 0.2, Infinity], times: [0], counts: [90, 100, 100] }, [0.95]).quantiles[0].values[0] // ≈ 0.15
 * @example gridQuantiles({ bounds: [0.1, Infinity], times: [0], counts: [90, 100] }, [0.95]).quantiles[0].saturated[0] // → 1
 */
export function gridQuantiles(grid: BucketGrid, qs: readonly number[]): GridQuantiles {
  const rows = grid.times.length;
  const quantiles = qs.map((q) => emptyColumn(q, rows));
  const counts = new Float64Array(rows);
  const forcedMonotonic = new Uint8Array(rows);
  const fixedPrecision = new Uint8Array(rows);
  const prepared = emptyRow(grid);
  for (let row = 0; row < rows; row += 1) {
    prepareRow(grid, row, prepared);
    const count = prepared.size < 2 ? 0 : (prepared.counts[prepared.size - 1] as number);
    if (count === 0) continue;
    counts[row] = count;
    forcedMonotonic[row] = Number(prepared.forcedMonotonic);
    fixedPrecision[row] = Number(prepared.fixedPrecision);
    for (const column of quantiles) {
      if (column.q >= 0 && column.q <= 1) place(column, row, column.q * count, prepared, grid.interpolation);
    }
  }
  return { quantiles, counts, forcedMonotonic, fixedPrecision };
}

function place(
  column: QuantileColumn,
  row: number,
  rank: number,
  prepared: PreparedRow,
  interpolation: BucketGrid['interpolation'],
): void {
  const { bounds, counts, size } = prepared;
  const bucket = bucketOfRank(rank, counts, size);
  column.values[row] = valueAtRank(rank, bucket, bounds, counts, size, interpolation);
  column.bracketLow[row] = bucketFloor(bucket, bounds);
  column.bracketHigh[row] = bounds[bucket] as number;
  column.saturated[row] = Number(bucket === size - 1);
}

function emptyColumn(q: number, rows: number): QuantileColumn {
  const nothing = q < 0 ? Number.NEGATIVE_INFINITY : q > 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  return {
    q,
    values: new Float64Array(rows).fill(nothing),
    bracketLow: new Float64Array(rows).fill(Number.NaN),
    bracketHigh: new Float64Array(rows).fill(Number.NaN),
    saturated: new Uint8Array(rows),
  };
}
