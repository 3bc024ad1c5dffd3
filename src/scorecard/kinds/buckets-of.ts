import { type Bucket, parseLe } from '#compute/bucket.ts';
import type { Sample } from '#compute/series.ts';

/** The buckets among samples, by their `le` label as a number; what has no readable `le` is no bucket. */
export function bucketsOf(samples: readonly Sample[]): Bucket[] {
  const buckets: Bucket[] = [];
  for (const { labels, value } of samples) {
    const le = parseLe(labels.le ?? '');
    if (le !== null && !Number.isNaN(value)) buckets.push({ le, count: value });
  }
  return buckets;
}
