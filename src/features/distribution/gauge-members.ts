import { formatValue } from '#compute/format-value.ts';
import { indicatorStatus } from '#compute/indicator-status.ts';
import type { Labels, Sample } from '#compute/series.ts';
import type { Status } from '#compute/status.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { scaled } from '#scorecard/indicators/clamp.ts';
import { targetSpec } from '#scorecard/indicators/target-spec.ts';

/** One of the series a level is taken across: a repository with its coverage. */
export type GaugeMember = {
  /** By the labels in which the series differ. */
  readonly name: string;
  readonly text: string;
  readonly value: number;
  /** null without a target. */
  readonly status: Status | null;
};

export type GaugeMembers = {
  /** "repository"; the labels in which the series differ. */
  readonly by: string;
  readonly members: readonly GaugeMember[];
};

/** The series behind a level, worst first; null where there are not several. */
export function gaugeMembers(
  indicator: IndicatorOf<'gauge'>,
  samples: readonly Sample[],
  currency: string,
): GaugeMembers | null {
  if (samples.length < 2 || indicator.across === 'sum') return null;
  const labels = differingLabels(samples.map((sample) => sample.labels));
  const spec = targetSpec(indicator);
  const sign = indicator.direction === 'atLeast' ? 1 : -1;
  const members = samples.map(({ labels: own, value: asked }): GaugeMember => {
    const value = scaled(indicator, asked);
    const status = spec === null ? null : indicatorStatus(spec, { value }).status;
    return {
      name: labels.map((label) => own[label] ?? '–').join(' · '),
      text: formatValue(value, indicator.unit, {
        currency,
        unitText: indicator.unitText,
        target: indicator.target,
        direction: indicator.direction,
        ...(status === null ? {} : { status }),
      }),
      value,
      status,
    };
  });
  return { by: labels.join(' · '), members: members.sort((one, other) => sign * (one.value - other.value)) };
}

function differingLabels(all: readonly Labels[]): readonly string[] {
  const names = new Set(all.flatMap((labels) => Object.keys(labels)));
  return [...names]
    .filter((name) => name !== '__name__' && new Set(all.map((labels) => labels[name])).size > 1)
    .sort();
}
