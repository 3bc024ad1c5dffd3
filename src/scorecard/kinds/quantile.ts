import { bucketQuantile, decideQuantileTarget, type QuantileEstimate } from '#compute/bucket-quantile.ts';
import { formatValue } from '#compute/format-value.ts';
import { gridQuantiles } from '#compute/grid-quantiles.ts';
import { noData, type Outcome, ok, partial } from '#compute/outcome.ts';
import type { Series } from '#compute/series.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import type { Grid } from '#prometheus/answer.ts';
import type { Kind } from '#scorecard/measurement.ts';
import { bucketGridOf } from './bucket-grid-of.ts';
import { bucketsOf } from './buckets-of.ts';

/** A quantile out of bucket counts that were added up first: percentiles themselves are never averaged. */
export const quantileKind: Kind<IndicatorOf<'quantile'>> = {
  needs: (indicator) => [{ name: 'query', template: indicator.query, shape: 'samples' }],

  measure(indicator, readings) {
    const samples = readings.samples('query');
    const buckets = bucketsOf(samples);
    const estimate = bucketQuantile(indicator.q, buckets);
    const target = indicator.target;
    // Counts decide, not the interpolated value: with a highest bound of 0.2 s the value can never exceed it.
    const decided =
      target === undefined || indicator.direction !== 'atMost'
        ? null
        : decideQuantileTarget(indicator.q, buckets, target).decision;
    const outcome =
      samples.length === 0
        ? noData('metric-absent')
        : decided === 'undecidable' && estimate.count > 0
          ? noData('undecidable')
          : quantileOutcome(indicator.q, estimate);

    return {
      outcome,
      n: estimate.count,
      formula: `value below which ${formatValue(indicator.q, 'ratio')} of the observations lie, linear inside its bucket`,
      parts: [{ name: 'observations', value: estimate.count, unit: 'count' }],
      isLowerBound: estimate.saturated,
      bracket: { low: estimate.bracketLow, high: estimate.bracketHigh },
      ...(decided === 'met' || decided === 'missed' ? { decision: decided } : {}),
    };
  },

  measureTiles,
};

/** By the rules of `measure`, with counts instead of buckets: what is undecidable there is absent here. */
function measureTiles(
  { q, target, direction }: IndicatorOf<'quantile'>,
  series: (name: string) => readonly Series[],
  tiles: Grid,
): Float64Array {
  const grid = bucketGridOf(series('query'), tiles);
  const [quantile] = gridQuantiles(grid, [q]).quantiles;
  if (quantile === undefined) throw new RangeError('one quantile was asked for');
  const { values, bracketLow, saturated } = quantile;
  const targetColumn = grid.bounds.indexOf(target ?? Number.NaN);
  const hasTargetBucket = (row: number) =>
    Number.isFinite(target) &&
    !Number.isNaN(grid.counts[row * grid.bounds.length + targetColumn] ?? Number.NaN);
  return values.map((value, row) => {
    if (!Number.isFinite(value)) return Number.NaN;
    if (target === undefined || direction !== 'atMost' || saturated[row] === 0) return value;
    return hasTargetBucket(row) || (bracketLow[row] ?? Number.NaN) > target ? value : Number.NaN;
  });
}

function quantileOutcome(q: number, estimate: QuantileEstimate): Outcome<number> {
  if (!(estimate.count > 0) || !Number.isFinite(estimate.value)) return noData('no-observations');
  if (estimate.saturated) return partial(estimate.value, 'saturated');
  if (estimate.count < 1 / (1 - q)) return partial(estimate.value, 'low-sample');
  return ok(estimate.value);
}
