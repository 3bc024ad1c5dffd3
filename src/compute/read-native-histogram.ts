import type { BucketEdges, NativeBucket, NativeHistogram } from './native-histogram.ts';

/** A native histogram as it stands in a response of the query API: numbers as text, empty buckets left out. */
export type WireNativeHistogram = {
  readonly count: string;
  readonly sum: string;
  /** Absent where nothing was observed. */
  readonly buckets?: readonly (readonly [rule: number, low: string, high: string, count: string])[];
};

/** By the number of the boundary rule. */
const EDGES: readonly BucketEdges[] = ['left-open', 'right-open', 'open', 'closed'];

/**
 * Decodes a native histogram of a response.
 * rule 0 (low, high], 1 [low, high), 2 (low, high), 3 [low, high]; counts are of each bucket, not cumulative
 * @returns buckets in the order of the response; bounds and counts as Prometheus spells numbers, "+Inf" and "NaN" too
 * @throws RangeError for an unknown boundary rule, a text that is no number, a count that is negative or no number, or
 *   a bucket that does not rise
 * Source: Prometheus HTTP API, "Native histograms".
 * @example readNativeHistogram({ count: '2', sum: '3', buckets: [[0, '1', '2', '2']] }).buckets[0].edges // → 'left-open'
 * @example readNativeHistogram({ count: '0', sum: '0' }) // → { count: 0, sum: 0, buckets: [] }
 */
export function readNativeHistogram({ count, sum, buckets = [] }: WireNativeHistogram): NativeHistogram {
  return { count: countOf(count), sum: numberOf(sum), buckets: buckets.map(bucketOf) };
}

function bucketOf([rule, low, high, count]: readonly [number, string, string, string]): NativeBucket {
  const edges = EDGES[rule];
  if (edges === undefined) throw new RangeError(`no boundary rule has the number ${rule}`);
  const bucket = { low: numberOf(low), high: numberOf(high), edges, count: countOf(count) };
  if (!(bucket.low <= bucket.high)) throw new RangeError(`a bucket does not reach from ${low} to ${high}`);
  return bucket;
}

const SPELLED: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  '+Inf': Number.POSITIVE_INFINITY,
  '-Inf': Number.NEGATIVE_INFINITY,
};

function numberOf(text: string): number {
  const number = SPELLED[text] ?? Number(text === '' ? Number.NaN : text);
  if (Number.isNaN(number) && text !== 'NaN') throw new RangeError(`"${text}" is no number`);
  return number;
}

function countOf(text: string): number {
  const count = numberOf(text);
  if (!(count >= 0)) throw new RangeError(`"${text}" is no count`);
  return count;
}
