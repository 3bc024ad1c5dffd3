import { noData, ok } from '#compute/outcome.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import type { Kind } from '#scorecard/measurement.ts';
import { addUp } from './add-up.ts';
import { sinceNeed, windowWithData, withCoverage } from './window-with-data.ts';

/** Increase of a counter per unit of the time that there is data for. */
export const rateKind: Kind<IndicatorOf<'rate'>> = {
  needs: ({ query }) => [{ name: 'query', template: query, shape: 'samples' }, sinceNeed(query)],

  measure(indicator, readings, { at, window }) {
    const samples = readings.samples('query');
    const increase = addUp(samples);
    const { covered, coverage } = windowWithData(readings, { at, window: window ?? indicator.window });
    const periods = covered / indicator.per;
    const measured = {
      outcome: samples.length === 0 ? noData('metric-absent') : ok(increase / periods),
      n: null,
      formula: 'increase ÷ periods that there is data for',
      parts: [
        { name: 'increase', value: increase, unit: 'count' },
        { name: 'periods', value: periods, unit: 'count' },
      ],
    } as const;
    return withCoverage(measured, coverage);
  },
};
