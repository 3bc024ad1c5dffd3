import { noData, ok } from '#compute/outcome.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import type { Kind } from '#scorecard/measurement.ts';
import { addUp } from './add-up.ts';

/** Increase of a counter per unit of time. */
export const rateKind: Kind<IndicatorOf<'rate'>> = {
  needs: (indicator) => [{ name: 'query', template: indicator.query, shape: 'samples' }],

  measure(indicator, readings, { window }) {
    const samples = readings.samples('query');
    const increase = addUp(samples);
    const periods = (window ?? indicator.window) / indicator.per;
    return {
      outcome: samples.length === 0 ? noData('metric-absent') : ok(increase / periods),
      n: null,
      formula: 'increase ÷ periods in the window',
      parts: [
        { name: 'increase', value: increase, unit: 'count' },
        { name: 'periods', value: periods, unit: 'count' },
      ],
    };
  },
};
