import { type BucketGrid, bucketGrid } from '#compute/bucket-grid.ts';
import type { Grid } from '#prometheus/api-response.ts';
import type { QueryResult } from '#scorecard/queries/query-result.ts';

/** The bucket counts of a response over its tiles; those that came with it, where they were counted on the way in. */
export const bucketGridOf = (result: Pick<QueryResult, 'series' | 'buckets'>, tiles: Grid): BucketGrid =>
  result.buckets ?? bucketGrid(result.series, tiles);

/**
 * The same counted at once, for a response that several figures and charts read: P50, P95, P99 and the heat map.
 * @param tiles the grid it was asked on
 */
export function withBuckets(result: QueryResult, tiles: Grid): QueryResult {
  const isHistogram = result.series.length > 0 && result.series.every(({ labels }) => isBucket(labels));
  return isHistogram ? { ...result, buckets: bucketGrid(result.series, tiles) } : result;
}

/** Buckets of one histogram: those of many are split by a label before anybody reads them. */
const isBucket = (labels: Readonly<Record<string, string>>): boolean =>
  'le' in labels && Object.keys(labels).every((label) => label === 'le' || label === '__name__');
