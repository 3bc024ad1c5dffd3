import { noData } from '#compute/outcome.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { responseUnit } from '#scorecard/trust/response-unit.ts';
import { adjustedFormula, clamped } from './clamp.ts';
import type { Kind } from './kind.ts';
import { addUp } from './several-samples.ts';

/** One total divided by another: cost per project, connections used of all there are. */
export const quotientKind: Kind<IndicatorOf<'quotient'>> = {
  needs: (indicator) => [
    {
      name: 'numerator',
      template: indicator.numerator,
      shape: 'samples',
      ...responseUnit(indicator, 'values'),
    },
    { name: 'denominator', template: indicator.denominator, shape: 'samples' },
  ],

  measure(indicator, results) {
    const numerators = results.samples('numerator');
    const denominators = results.samples('denominator');
    const numerator = addUp(numerators);
    const denominator = addUp(denominators);
    const measured =
      numerators.length === 0 || denominators.length === 0
        ? { outcome: noData('metric-absent') }
        : denominator === 0
          ? { outcome: noData('no-denominator') }
          : clamped(indicator, numerator / denominator);
    return {
      ...measured,
      n: null,
      formula: adjustedFormula(indicator, 'numerator ÷ denominator'),
      parts: [
        { name: 'numerator', value: numerator, unit: indicator.unit === 'currency' ? 'currency' : 'count' },
        { name: 'denominator', value: denominator, unit: 'count' },
      ],
    };
  },
};
