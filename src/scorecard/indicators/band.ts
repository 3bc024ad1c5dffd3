import { noData, ok } from '#compute/outcome.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import type { Kind } from './kind.ts';
import { addUp } from './several-samples.ts';

/** Deviation from a plan: actual ÷ (planned · share of the period that is known) − 1. Off either way is off. */
export const bandKind: Kind<IndicatorOf<'band'>> = {
  needs: (indicator) => [
    { name: 'actual', template: indicator.actual, shape: 'samples' },
    { name: 'planned', template: indicator.planned, shape: 'samples' },
  ],

  measure(indicator, results, { window, known }) {
    const actuals = results.samples('actual');
    const plans = results.samples('planned');
    const actual = addUp(actuals);
    const planned = addUp(plans) * ((known ?? window ?? indicator.window) / indicator.period);
    const outcome =
      actuals.length === 0 || plans.length === 0
        ? noData('metric-absent')
        : planned === 0
          ? noData('no-denominator')
          : ok(actual / planned - 1);
    return {
      outcome,
      n: null,
      formula: 'actual ÷ planned for the same time − 1',
      parts: [
        { name: 'actual', value: actual, unit: 'currency' },
        { name: 'planned', value: planned, unit: 'currency' },
      ],
    };
  },
};
