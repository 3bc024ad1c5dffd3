import { type Bucket, parseLe } from '#compute/bucket.ts';
import { formatValue } from '#compute/format-value.ts';
import type { Interpolation } from '#compute/interpolation.ts';
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

/** How observations lie between the bounds of some buckets: those of a native histogram say it. */
export const interpolationOf = (samples: readonly Sample[]): Interpolation =>
  samples.find(({ interpolation }) => interpolation !== undefined)?.interpolation ?? 'linear';

/** Whether buckets were part of a native histogram: whoever wants other bounds sets its resolution. */
export const areNative = (samples: readonly Sample[]): boolean =>
  samples.some(({ interpolation }) => interpolation !== undefined);

/** What would tell more about a value between two bounds. */
export const finerBounds = (samples: readonly Sample[], wanted: string): string =>
  areNative(samples)
    ? 'a native histogram of a finer resolution tells more'
    : `add a bucket bound at ${wanted}`;

/** Why a response holds no buckets of a histogram; null where it does. */
export function bucketFault(
  samples: readonly Sample[],
  warnings: readonly string[],
): Pick<Measurement, 'outcome' | 'details'> | null {
  if (warnings.includes(HISTOGRAMS_LEFT_OUT)) return { outcome: noData('mixed-histograms') };
  if (samples.length === 0) return { outcome: noData('metric-absent') };
  if (samples.some(({ labels }) => labels.vmrange !== undefined))
    return { outcome: noData('vmrange-buckets') };
  if (samples.every(({ labels }) => labels.le === undefined)) return { outcome: noData('no-buckets') };
  return bucketsOf(samples).some(({ le }) => le === Number.POSITIVE_INFINITY)
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
  {
    unit,
    unitText,
    samples,
  }: {
    readonly unit: Unit;
    readonly unitText: string | undefined;
    readonly samples: readonly Sample[];
  },
): Pick<Measurement, 'doubts' | 'details'> {
  const text = (value: number) => (Number.isFinite(value) ? formatValue(value, unit, { unitText }) : '+Inf');
  return {
    doubts: ['target-inside-bucket'],
    details: {
      'target-inside-bucket': `somewhere in ${text(low)} to ${text(high)}; ${finerBounds(samples, String(target))}`,
    },
  };
}
