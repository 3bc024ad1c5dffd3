import type { Indicator } from '#config/indicator.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { isGraded } from '#scorecard/indicators/target-spec.ts';

/** The latency chart, and the course of what leads each pillar; of a panel what it is about. */
export const wallTrendIds = (config: ScorecardConfig, panel: string | null): readonly string[] => [
  ...latencyIds(config),
  ...(panel === null ? config.pillars.map(({ headline }) => headline) : [panel]),
];

/** All indicators of a pillar: what leads it, then what is graded, then what is only shown. */
export function pillarIds(
  { pillars, indicators }: ScorecardConfig,
  pillar: string | null,
): readonly string[] {
  const headline = pillars.find(({ id }) => id === pillar)?.headline;
  const rank = (indicator: Indicator): number =>
    indicator.id === headline ? 0 : isGraded(indicator) ? 1 : 2;
  return indicators
    .filter((indicator) => pillar !== null && indicator.pillar === pillar)
    .sort((one, other) => rank(one) - rank(other))
    .map(({ id }) => id);
}

/** The course of each beside its figure: by the hour or finer, but by the day where an hour has too few events. */
export function trendIds(
  { indicators }: Pick<ScorecardConfig, 'indicators'>,
  ids: readonly string[],
): { readonly fine: readonly string[]; readonly daily: readonly string[] } {
  const daily = indicators
    .filter(({ id, kind }) => ids.includes(id) && ['share', 'quotient', 'band'].includes(kind))
    .map(({ id }) => id);
  return { fine: ids.filter((id) => !daily.includes(id)), daily };
}

/** The latency percentiles: one chart, one line each, all out of the same buckets. */
export const latencyIds = (config: ScorecardConfig): readonly string[] =>
  config.indicators.flatMap(({ id, kind, unit }) =>
    /quantile/i.test(kind) && unit === 'seconds' ? [id] : [],
  );

/** The share of requests that failed, beside latency. */
export const errorIds = ({ indicators, views }: ScorecardConfig): readonly string[] =>
  indicators.flatMap((indicator) =>
    (indicator.kind === 'ratio' || indicator.kind === 'events') &&
    indicator.report === 'bad' &&
    views.charts.includes(indicator.id)
      ? [indicator.id]
      : [],
  );
