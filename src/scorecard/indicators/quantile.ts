import { bucketQuantile, decideQuantileTarget, type QuantileEstimate } from '#compute/bucket-quantile.ts';
import { formatValue } from '#compute/format-value.ts';
import { noData, type Outcome, ok, partial } from '#compute/outcome.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { commonBounds, LAYOUT, type Layout } from '#scorecard/trust/bucket-layout.ts';
import { bucketAnswer } from '#scorecard/trust/response-unit.ts';
import { bucketFault, bucketsOf, interpolationOf, targetInsideBucket, withoutBound } from './buckets-of.ts';
import type { Kind, Measurement } from './kind.ts';

/** A quantile out of bucket counts that were added up first: percentiles themselves are never averaged. */
export const quantileKind: Kind<IndicatorOf<'quantile'>> = {
  needs: (indicator) => [
    { name: 'query', template: indicator.query, shape: 'samples', ...bucketAnswer(indicator) },
  ],

  measure(indicator, results) {
    const layout = commonBounds(results.samples('query'), results.samples(LAYOUT));
    const unusable = bucketFault(layout.samples, results.warnings?.('query') ?? []);
    return { ...measureQuantile(indicator, layout), ...(unusable ?? {}) };
  },
};

type Asked = Pick<IndicatorOf<'quantile'>, 'q' | 'direction' | 'target' | 'unit' | 'unitText'>;

/**
 * A quantile of all buckets of some samples.
 * @param seconds by which the counts are to be multiplied, where they are per second
 */
export function measureQuantile(
  indicator: Asked,
  { samples, boundsDiffer }: Layout,
  seconds = 1,
): Measurement {
  const buckets = bucketsOf(samples);
  const interpolation = interpolationOf(samples);
  const estimate = bucketQuantile(indicator.q, buckets, interpolation);
  const count = estimate.count * seconds;
  const target = indicator.target;
  // Counts decide, not the interpolated value: with a highest bound of 0.2 s the value can never exceed it.
  const decided =
    target === undefined || indicator.direction !== 'atMost'
      ? null
      : decideQuantileTarget(indicator.q, buckets, target).decision;
  const outcome =
    decided === 'undecidable' && count > 0
      ? noData('undecidable')
      : quantileOutcome(indicator.q, { ...estimate, count }, boundsDiffer);
  const { bracketLow, bracketHigh } = estimate;
  const isUndecided = target !== undefined && bracketLow < target && target < bracketHigh;
  const open =
    isUndecided && decided !== 'met' && decided !== 'missed'
      ? targetInsideBucket([bracketLow, bracketHigh], target, {
          unit: indicator.unit,
          unitText: indicator.unitText,
          samples,
        })
      : {};
  const lacking = withoutBound(samples);
  return {
    outcome,
    n: count,
    formula: `value below which ${formatValue(indicator.q, 'ratio')} of the observations lie, ${interpolation} inside its bucket`,
    parts: [{ name: 'observations', value: count, unit: 'count' }],
    isLowerBound: estimate.saturated,
    bracket: { low: estimate.bracketLow, high: estimate.bracketHigh },
    isApproximate: boundsDiffer,
    ...(decided === 'met' || decided === 'missed' ? { decision: decided } : {}),
    ...open,
    ...(lacking === null
      ? {}
      : {
          doubts: [...(open.doubts ?? []), 'label-partly-absent'],
          details: { ...open.details, 'label-partly-absent': lacking },
        }),
  };
}

function quantileOutcome(
  q: number,
  estimate: Pick<QuantileEstimate, 'value' | 'count' | 'saturated'>,
  boundsDiffer: boolean,
): Outcome<number> {
  if (!(estimate.count > 0) || !Number.isFinite(estimate.value)) return noData('no-observations');
  if (estimate.saturated) return partial(estimate.value, 'saturated');
  if (estimate.count < 1 / (1 - q)) return partial(estimate.value, 'low-sample');
  return boundsDiffer ? partial(estimate.value, 'bounds-differ') : ok(estimate.value);
}
