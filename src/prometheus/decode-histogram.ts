import type { NativeBucket, NativeHistogram } from '#compute/native-histogram.ts';
import { malformed } from './error.ts';
import { readNumber } from './read-number.ts';
import { histogramWire, read } from './wire.ts';

/** 0 (low, high], 1 [low, high), 2 (low, high), 3 [low, high]: what is observed exactly at a bound is all they tell apart. */
const BOUNDARY_RULES: readonly unknown[] = [0, 1, 2, 3];
const BUCKET = '[boundary rule, "low", "high", "count"]';
const COUNT = 'a text with a number of at least 0';
/** Buckets and their count went through the same arithmetic on the server, each with noise of its own. */
const NOISE = 1e-6;

/**
 * A native histogram as the server writes it: numbers in texts, counts of each bucket by itself, empty buckets left out.
 * https://prometheus.io/docs/prometheus/latest/querying/api/#native-histograms
 * @param place of `value` in the response
 * @throws PrometheusError of kind decode that names the place
 */
export function decodeHistogram(value: unknown, place: string): NativeHistogram {
  const wire = read(histogramWire, value, place);
  const count = readCount(wire.count, `${place}.count`);
  const sum = readNumber(wire.sum);
  if (sum === undefined) throw malformed(`${place}.sum`, 'a text with a number');
  let reached = Number.NEGATIVE_INFINITY;
  let inBuckets = 0;
  const buckets = (wire.buckets ?? []).map((entry, index) => {
    const bucket = readBucket(entry, `${place}.buckets[${index}]`);
    if (bucket.low < reached) throw malformed(`${place}.buckets[${index}]`, 'above the bucket before');
    reached = bucket.high;
    inBuckets += bucket.count;
    return bucket;
  });
  // What was observed as NaN lies in no bucket, and makes the sum NaN.
  const isMissing = !Number.isNaN(sum) && inBuckets < count * (1 - NOISE);
  if (inBuckets > count * (1 + NOISE) || isMissing) {
    throw malformed(`${place}.count`, 'the number of observations in its buckets');
  }
  return { count, buckets };
}

function readBucket(entry: unknown, place: string): NativeBucket {
  if (!Array.isArray(entry) || entry.length !== 4 || !BOUNDARY_RULES.includes(entry[0])) {
    throw malformed(place, BUCKET);
  }
  const [low, high] = [readNumber(entry[1]), readNumber(entry[2])];
  if (low === undefined || high === undefined || !(low <= high)) {
    throw malformed(place, `${BUCKET} with low at most high`);
  }
  return { low, high, count: readCount(entry[3], `${place}[3]`) };
}

function readCount(text: unknown, place: string): number {
  const count = readNumber(text);
  if (count === undefined || !(count >= 0 && count < Number.POSITIVE_INFINITY)) throw malformed(place, COUNT);
  return count;
}
