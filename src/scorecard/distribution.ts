import { prepareBuckets } from '#compute/bucket.ts';
import { formatValue } from '#compute/format-value.ts';
import type { Sample } from '#compute/series.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { bucketsOf } from './kinds/buckets-of.ts';

export type DistributionModel = {
  readonly bars: readonly {
    readonly label: string;
    /** Share of all observations, 0..1. */
    readonly share: number;
    readonly shareText: string;
  }[];
  /** The bounds shares are taken at; `position` counts the bars before it, a fraction lies inside one. */
  readonly thresholds: readonly { readonly position: number; readonly label: string }[];
};

/** How observations spread over the buckets, each by itself and not cumulative. Empty when nothing was observed. */
export function distributionModel(
  indicators: readonly IndicatorOf<'share'>[],
  samples: readonly Sample[],
): DistributionModel {
  const buckets = prepareBuckets(bucketsOf(samples))?.buckets ?? [];
  const all = buckets.at(-1)?.count ?? 0;
  if (all <= 0) return { bars: [], thresholds: [] };
  const bars = buckets.map(({ le, count }, index) => {
    const below = buckets[index - 1];
    const share = (count - (below?.count ?? 0)) / all;
    return { label: rangeLabel(below?.le, le), share, shareText: formatValue(share, 'ratio') };
  });
  // Nothing beyond the last finite bound is the normal case and not worth a bar.
  const shown = bars.at(-1)?.share === 0 ? bars.slice(0, -1) : bars;
  const bounds = buckets.map(({ le }) => le);
  return {
    bars: shown,
    thresholds: indicators.map((indicator) => ({
      position: positionOf(indicator.bound, bounds),
      label: indicator.short ?? indicator.title,
    })),
  };
}

function positionOf(bound: number, bounds: readonly number[]): number {
  const index = bounds.findIndex((le) => le >= bound);
  const high = bounds[index];
  if (high === undefined) return bounds.length;
  if (high === bound || !Number.isFinite(high)) return index + 1;
  const low = bounds[index - 1] ?? 0;
  return index + (bound - low) / (high - low);
}

function rangeLabel(low: number | undefined, high: number): string {
  if (high === Number.POSITIVE_INFINITY) return `> ${low ?? 0}`;
  return low === undefined ? `≤ ${high}` : `${low}–${high}`;
}
