import { type Bucket, parseLe } from '#compute/bucket.ts';
import { formatValue } from '#compute/format-value.ts';
import { noData } from '#compute/outcome.ts';
import type { Sample } from '#compute/series.ts';
import type { Unit } from '#compute/unit.ts';
import { HISTOGRAMS_LEFT_OUT } from '#prometheus/decode.ts';
import type { Measurement } from './kind.ts';

/** The buckets among samples, by their `le` label as a number; what has no readable `le` is no bucket. */
export function bucketsOf(samples: readonly Sample[]): Bucket[] {
  const buckets: Bucket[] = [];
  for (const { labels, value } of samples) {
    const le = parseLe(labels.le ?? '');
    if (le !== null && !Number.isNaN(value)) buckets.push({ le, count: value });
  }
  return buckets;
}

/** Why a response is no classic histogram; null where it is one. */
export function bucketFault(
  samples: readonly Sample[],
  buckets: readonly Bucket[],
  warnings: readonly string[],
): Pick<Measurement, 'outcome' | 'details'> | null {
  if (samples.length === 0) {
    return {
      outcome: noData(warnings.includes(HISTOGRAMS_LEFT_OUT) ? 'native-histogram' : 'metric-absent'),
    };
  }
  if (samples.some(({ labels }) => labels.vmrange !== undefined))
    return { outcome: noData('vmrange-buckets') };
  if (samples.every(({ labels }) => labels.le === undefined)) return { outcome: noData('no-buckets') };
  return buckets.some(({ le }) => le === Number.POSITIVE_INFINITY)
    ? null
    : { outcome: noData('no-inf-bucket') };
}

/** How many series have no bound that can be read: what they observed is missing; null where all have one. */
export function withoutBound(samples: readonly Sample[]): string | null {
  const lacking = samples.filter(({ labels }) => parseLe(labels.le ?? '') === null).length;
  return lacking === 0 ? null : `${lacking} of ${samples.length} series have no "le"`;
}

/** The doubt about a target that lies strictly between two bounds, and what would settle it. */
export function targetInsideBucket(
  [low, high]: readonly [number, number],
  target: number,
  unit: Unit,
): Pick<Measurement, 'doubts' | 'details'> {
  const text = (value: number) => (Number.isFinite(value) ? formatValue(value, unit) : '+Inf');
  return {
    doubts: ['target-inside-bucket'],
    details: {
      'target-inside-bucket': `somewhere in ${text(low)} to ${text(high)}; add a bucket bound at ${target}`,
    },
  };
}
