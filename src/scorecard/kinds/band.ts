import { noData, ok } from '#compute/outcome.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import type { Kind } from '#scorecard/measurement.ts';
import { addUp } from './add-up.ts';
import { sinceNeed, windowWithData, withCoverage } from './window-with-data.ts';

/** Deviation from a plan: actual ÷ (planned · share of the period that there is data for) − 1. Off either way is off. */
export const bandKind: Kind<IndicatorOf<'band'>> = {
  needs: (indicator) => [
    { name: 'actual', template: indicator.actual, shape: 'samples' },
    { name: 'planned', template: indicator.planned, shape: 'samples' },
    sinceNeed(indicator.actual),
  ],

  measure(indicator, readings, { at, window }) {
    const actuals = readings.samples('actual');
    const plans = readings.samples('planned');
    const actual = addUp(actuals);
    const { covered, coverage } = windowWithData(readings, { at, window: window ?? indicator.window });
    const planned = addUp(plans) * (covered / indicator.period);
    const outcome =
      actuals.length === 0 || plans.length === 0
        ? noData('metric-absent')
        : planned === 0
          ? noData('no-denominator')
          : ok(actual / planned - 1);
    const measured = {
      outcome,
      n: null,
      formula: 'actual ÷ planned for the same time − 1',
      parts: [
        { name: 'actual', value: actual, unit: 'currency' },
        { name: 'planned', value: planned, unit: 'currency' },
      ],
    } as const;
    return withCoverage(measured, coverage);
  },
};
