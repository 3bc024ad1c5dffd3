import type { TargetSpec } from '#compute/indicator-status.ts';
import type { Indicator } from '#config/indicator.ts';

/** What an indicator is judged by, in the words of `compute/`; null when it has no target. */
export function targetSpec(indicator: Indicator): TargetSpec | null {
  const { target } = indicator;
  switch (indicator.kind) {
    case 'band':
      return {
        direction: 'band',
        target: typeof target === 'number' ? target : 0,
        band: indicator.band,
        ...given('tolerance', indicator.tolerance),
      };
    case 'ordinal':
      return target === undefined
        ? null
        : {
            direction: 'ordinal',
            target,
            scale: indicator.scale,
            ...given('tolerance', indicator.tolerance),
            ...given('maxAge', indicator.maxAge),
          };
    case 'attested':
      return target === undefined
        ? null
        : { direction: 'ordinal', target, scale: [...new Set([...indicator.accept, indicator.value])] };
    default:
      return target === undefined
        ? null
        : {
            direction: indicator.direction,
            target: indicator.target ?? target,
            ...given('ideal', indicator.ideal ?? naturalIdeal(indicator)),
            ...given('tolerance', indicator.tolerance),
            ...given('strict', indicator.strict),
            ...given('minSamples', indicator.minSamples),
            ...given('maxAge', 'maxAge' in indicator ? indicator.maxAge : undefined),
          };
  }
}

/** Whether an indicator moves the grade: it belongs to a pillar, has a target, and nobody switched it off. */
export const isGraded = (indicator: Indicator): boolean =>
  indicator.pillar !== undefined && indicator.graded !== false && targetSpec(indicator) !== null;

/** A ratio cannot be better than 1 and a cost not better than 0; a time between failures has no best. */
function naturalIdeal({ direction, unit }: Indicator): number | undefined {
  if (direction === 'atMost') return 0;
  return unit === 'ratio' ? 1 : undefined;
}

const given = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: Value };
