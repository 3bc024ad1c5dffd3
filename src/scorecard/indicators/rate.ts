import { noData, ok } from '#compute/outcome.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import type { Kind } from './kind.ts';
import { addUp } from './several-samples.ts';

/** Increase of a counter per unit of the time that is known. */
export const rateKind: Kind<IndicatorOf<'rate'>> = {
  needs: ({ query }) => [{ name: 'query', template: query, shape: 'samples' }],

  measure(indicator, results, { window, known }) {
    const samples = results.samples('query');
    const increase = addUp(samples);
    const periods = (known ?? window ?? indicator.window) / indicator.per;
    return {
      outcome: samples.length === 0 ? noData('metric-absent') : ok(increase / periods),
      n: null,
      formula: 'increase ÷ periods that there is data for',
      parts: [
        { name: 'increase', value: increase, unit: 'count' },
        { name: 'periods', value: periods, unit: 'count' },
      ],
    };
  },
};
