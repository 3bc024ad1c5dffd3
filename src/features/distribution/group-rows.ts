import { bucketQuantile } from '#compute/bucket-quantile.ts';
import { formatValue } from '#compute/format-value.ts';
import { indicatorStatus } from '#compute/indicator-status.ts';
import type { Sample } from '#compute/series.ts';
import type { Status } from '#compute/status.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { DASH } from '#scorecard/explain/figure.ts';
import { bucketsOf, interpolationOf } from '#scorecard/indicators/buckets-of.ts';
import { groupShares } from '#scorecard/indicators/share.ts';
import { targetSpec } from '#scorecard/indicators/target-spec.ts';

/** One group of a grouped share: a solver with its runs, percentiles and share within the bound. */
export type GroupRow = {
  readonly name: string;
  readonly count: string;
  readonly p50: string;
  readonly p95: string;
  readonly p99: string;
  readonly share: string;
  readonly status: Status;
};

export type ShareIndicator = IndicatorOf<'share'>;

export function groupRows(indicator: ShareIndicator, samples: readonly Sample[]): readonly GroupRow[] {
  const unit = indicator.boundUnit ?? 'count';
  const spec = targetSpec(indicator);
  return groupShares(indicator, samples).map(({ name, share }) => {
    const members = samples.filter(({ labels }) => (labels[indicator.groupBy ?? ''] ?? '') === name);
    const buckets = bucketsOf(members);
    const quantile = (q: number) => {
      const { value, saturated, count } = bucketQuantile(q, buckets, interpolationOf(members));
      if (!(count > 0)) return DASH;
      return `${saturated ? '≥ ' : ''}${formatValue(value, unit)}`;
    };
    const value = share.count > 0 ? share.share : null;
    const status = spec === null ? 'No data' : indicatorStatus(spec, { value }).status;
    return {
      name,
      count: formatValue(share.count, 'count'),
      p50: quantile(0.5),
      p95: quantile(0.95),
      p99: quantile(0.99),
      share:
        value === null
          ? DASH
          : formatValue(value, 'ratio', { status, target: indicator.target, direction: indicator.direction }),
      status,
    };
  });
}
