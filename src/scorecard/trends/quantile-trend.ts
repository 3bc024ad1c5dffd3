import type { BucketGrid } from '#compute/bucket-grid.ts';
import { gridQuantiles } from '#compute/grid-quantiles.ts';
import type { Grid } from '#prometheus/api-response.ts';
import { bucketGridOf } from '#scorecard/indicators/buckets.ts';
import type { TrendPlan } from '#scorecard/plan/plan-trend.ts';
import { type QueryResult, tileGrid } from '#scorecard/queries/query-result.ts';
import { coveredSince, type Trend, type TrendTiles, trendFrame } from './trend-frame.ts';

/**
 * All tiles of a quantile in one go and with the bucket each lies in: thousands of tiles are measured while somebody
 * waits for a zoom. What lies in the open-ended top bucket is there as a lower bound, its bucket open above.
 * @returns null for what is no quantile out of buckets
 */
export function measureQuantileTrend(
  plan: TrendPlan,
  results: ReadonlyMap<string, QueryResult>,
): Trend | null {
  const { indicator } = plan;
  const first = results.values().next().value;
  if (first === undefined || indicator.kind !== 'quantile') return null;
  const grid = tileGrid(plan, first.at);
  return {
    ...trendFrame(plan, grid),
    ...quantileTiles(indicator.q, bucketGridOf(first, grid), grid),
  };
}

export function quantileTiles(q: number, buckets: BucketGrid, grid: Grid): TrendTiles {
  const [column] = gridQuantiles(buckets, [q]).quantiles;
  const rows = [...buckets.times.keys()].filter((row) => Number.isFinite(column?.values[row]));
  const pick = (from: Float64Array | undefined) =>
    Float64Array.from(rows, (row) => from?.[row] ?? Number.NaN);
  const width = buckets.bounds.length;
  const present = buckets.counts.findIndex((count) => !Number.isNaN(count));
  const firstPresent = present === -1 ? undefined : buckets.times[Math.floor(present / width)];
  return {
    times: pick(buckets.times),
    values: pick(column?.values),
    band: { low: pick(column?.bracketLow), high: pick(column?.bracketHigh) },
    covered: coveredSince(firstPresent ?? null, grid),
  };
}
