import { prepareBuckets } from '#compute/bucket.ts';
import { formatValue } from '#compute/format-value.ts';
import { isSameBound } from '#compute/same-bound.ts';
import type { Sample } from '#compute/series.ts';
import { type IndicatorOf, nameOf } from '#config/indicator.ts';
import { type CsvCell, csvText } from '#scorecard/explain/csv.ts';
import { DASH } from '#scorecard/explain/figure.ts';
import { bucketsOf } from '#scorecard/indicators/buckets-of.ts';
import { groupShares } from '#scorecard/indicators/share.ts';

export type DistributionModel = {
  readonly bars: readonly {
    readonly label: string;
    /** Share of all observations, 0..1. */
    readonly share: number;
    readonly shareText: string;
  }[];
  /** The bounds shares are taken at; `position` counts the bars before it, a fraction lies inside one. */
  readonly thresholds: readonly { readonly position: number; readonly label: string }[];
  /** Each share with what it is made of: "48 of 600, 8 %". */
  readonly shares: readonly { readonly title: string; readonly text: string }[];
};

/** How observations spread over the buckets, each by itself and not cumulative. Empty when nothing was observed. */
export function distributionModel(
  indicators: readonly IndicatorOf<'share'>[],
  samples: readonly Sample[],
): DistributionModel {
  const buckets = prepareBuckets(bucketsOf(samples))?.buckets ?? [];
  const all = buckets.at(-1)?.count ?? 0;
  if (all <= 0) return { bars: [], thresholds: [], shares: [] };
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
      label: nameOf(indicator),
    })),
    shares: indicators.map((indicator) => ({ title: indicator.title, text: shareText(indicator, samples) })),
  };
}

/** The bars, unrounded. */
export const distributionCsv = ({ bars }: DistributionModel): string =>
  csvText([['bin', 'share'], ...bars.map(({ label, share }): readonly CsvCell[] => [label, share])]);

function shareText(indicator: IndicatorOf<'share'>, samples: readonly Sample[]): string {
  const share = groupShares(indicator, samples)[0]?.share;
  if (share === undefined) return DASH;
  const part = formatValue(share.share * share.count, 'count');
  const value = formatValue(share.share, 'ratio', {
    target: indicator.target,
    direction: indicator.direction,
  });
  // Between two bucket bounds the part is a guess.
  return `${share.exact ? '' : '≈ '}${part} of ${formatValue(share.count, 'count')}, ${value}`;
}

function positionOf(bound: number, bounds: readonly number[]): number {
  const index = bounds.findIndex((le) => le >= bound || isSameBound(le, bound));
  const high = bounds[index];
  if (high === undefined) return bounds.length;
  if (isSameBound(high, bound) || !Number.isFinite(high)) return index + 1;
  const low = bounds[index - 1] ?? 0;
  return index + (bound - low) / (high - low);
}

function rangeLabel(low: number | undefined, high: number): string {
  if (high === Number.POSITIVE_INFINITY) return `> ${boundText(low ?? 0)}`;
  return low === undefined ? `≤ ${boundText(high)}` : `${boundText(low)}–${boundText(high)}`;
}

/** Without the float noise of a bound: 0.30000000000000004 is 0.3. */
const boundText = (bound: number): string => String(Number(bound.toPrecision(12)));
