import { formatValue } from '#compute/format-value.ts';
import { valueOrNull } from '#compute/outcome.ts';
import type { Sample } from '#compute/series.ts';
import type { Status } from '#compute/status.ts';
import type { DurationMs } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { DASH } from '#scorecard/explain/figure.ts';
import { groupRatios, groupStanding } from '#scorecard/indicators/group-ratios.ts';

export type RatioIndicator = IndicatorOf<'ratio'>;

/** One group of a grouped ratio: a service with its requests and the share of them that failed. */
export type RatioGroupRow = {
  readonly name: string;
  readonly events: string;
  readonly share: string;
  readonly status: Status;
};

/** Each group by itself, also those with too few events to be judged. */
export function ratioGroupRows(
  indicator: RatioIndicator,
  samples: readonly Sample[],
  window: DurationMs | null,
): readonly RatioGroupRow[] {
  const { target, direction } = indicator;
  return groupRatios(indicator, samples).map((group) => {
    const value = valueOrNull(group.outcome);
    const { status } = groupStanding(indicator, group, window);
    return {
      name: group.name,
      events: formatValue(group.valid, 'count'),
      share: value === null ? DASH : formatValue(value, 'ratio', { status, target, direction }),
      status,
    };
  });
}
