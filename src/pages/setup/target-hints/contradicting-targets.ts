import { impliedAvailability, requiredMttr } from '#compute/availability.ts';
import { formatValue } from '#compute/format-value.ts';
import { durationMs, ratio, SECOND } from '#compute/units.ts';
import { type Indicator, type IndicatorOf, nameOf } from '#config/indicator.ts';
import { targetText, windowText } from '#scorecard/explain/figure.ts';
import { keepsBudget, objectiveOf } from '#scorecard/indicators/budget-indicator.ts';
import type { TargetHint } from './target-hint.ts';

/** Targets that cannot all mean what they say, by the file alone. */
export const contradictingTargets = (
  indicators: readonly Indicator[],
  currency: string,
): readonly TargetHint[] => [
  ...impliedAvailabilities(indicators, currency),
  ...disorderedQuantiles(indicators, currency),
  ...shortExposures(indicators, currency),
];

const withTarget = (indicator: Indicator, currency: string): string =>
  `${nameOf(indicator)} ${targetText(indicator, currency) ?? ''}`;

/** A service that fails as seldom and is restored as fast as the targets ask may still be down too long. */
function impliedAvailabilities(indicators: readonly Indicator[], currency: string): readonly TargetHint[] {
  const measured = (measure: 'mtbf' | 'mttr') =>
    indicators.flatMap((indicator) =>
      indicator.kind === 'incidents' && indicator.measure === measure && (indicator.target ?? 0) > 0
        ? [{ indicator, time: durationMs((indicator.target ?? 0) * SECOND) }]
        : [],
    );
  const uptimes = indicators
    .filter(keepsBudget)
    // What is slow is there all the same.
    .filter(({ kind }) => kind !== 'share')
    .map((indicator) => ({ indicator, objective: objectiveOf(indicator) }));
  return measured('mtbf').flatMap((mtbf) =>
    measured('mttr').flatMap((mttr) =>
      uptimes.flatMap(({ indicator, objective }) => {
        const implied = impliedAvailability(mtbf.time, mttr.time);
        if (!(objective > 0 && objective <= 1) || implied >= objective) return [];
        const share = formatValue(implied, 'ratio', { target: objective, direction: 'atLeast' });
        const needed = formatValue(requiredMttr(ratio(objective), mtbf.time) / SECOND, 'seconds');
        return [
          {
            indicators: [mtbf.indicator.id, mttr.indicator.id, indicator.id],
            sentence:
              `${withTarget(mtbf.indicator, currency)} with ${withTarget(mttr.indicator, currency)} ` +
              `implies an availability of ${share}, which misses ${withTarget(indicator, currency)}; ` +
              `that needs restoring within ${needed}`,
          },
        ];
      }),
    ),
  );
}

/** Of the same observations a higher quantile is never smaller, so its target cannot be stricter. */
function disorderedQuantiles(indicators: readonly Indicator[], currency: string): readonly TargetHint[] {
  const quantiles = indicators.filter(
    (indicator): indicator is IndicatorOf<'quantile'> =>
      indicator.kind === 'quantile' && indicator.direction === 'atMost' && indicator.target !== undefined,
  );
  return quantiles.flatMap((lower) =>
    quantiles
      .filter(
        (higher) =>
          higher.query === lower.query &&
          higher.window === lower.window &&
          higher.q > lower.q &&
          (higher.target ?? 0) < (lower.target ?? 0),
      )
      .map((higher) => ({
        indicators: [lower.id, higher.id],
        sentence:
          `${withTarget(lower, currency)} says nothing beside ${withTarget(higher, currency)}: ` +
          'where the second is met, so is the first',
      })),
  );
}

/** Without a single failure, all that is known is the length of the window. */
const shortExposures = (indicators: readonly Indicator[], currency: string): readonly TargetHint[] =>
  indicators.flatMap((indicator) =>
    indicator.kind === 'incidents' &&
    indicator.measure === 'mtbf' &&
    indicator.target !== undefined &&
    indicator.target * SECOND >= indicator.window
      ? [
          {
            indicators: [indicator.id],
            sentence:
              `${withTarget(indicator, currency)} cannot be told from a window of ` +
              `${windowText(indicator.window)}: a single failure in it misses the target`,
          },
        ]
      : [],
  );
