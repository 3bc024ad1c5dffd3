import { type BucketGrid, bucketGrid } from '#compute/bucket-grid.ts';
import type { Grid } from '#prometheus/answer.ts';
import type { QueryResult } from '#scorecard/queries/reading.ts';

/** The bucket counts of a response over its tiles; those that came with it, where they were counted on the way in. */
export const bucketsOf = (reading: Pick<QueryResult, 'series' | 'buckets'>, tiles: Grid): BucketGrid =>
  reading.buckets ?? bucketGrid(reading.series, tiles);

/**
 * The same counted at once, for a response that several figures and charts read: P50, P95, P99 and the heat map.
 * @param tiles the grid it was asked on
 */
export function withBuckets(reading: QueryResult, tiles: Grid): QueryResult {
  const isHistogram = reading.series.length > 0 && reading.series.every(({ labels }) => isBucket(labels));
  return isHistogram ? { ...reading, buckets: bucketGrid(reading.series, tiles) } : reading;
}

/** Buckets of one histogram: those of many are split by a label before anybody reads them. */
const isBucket = (labels: Readonly<Record<string, string>>): boolean =>
  'le' in labels && Object.keys(labels).every((label) => label === 'le' || label === '__name__');
