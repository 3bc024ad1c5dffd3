import { noData } from '#compute/outcome.ts';
import type { Sample } from '#compute/series.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { responseUnit } from '#scorecard/trust/response-unit.ts';
import { adjustedFormula, clamped } from './clamp.ts';
import { ageOf, evidenceAge, freshnessNeed } from './evidence-age.ts';
import type { Kind, Need } from './kind.ts';
import { addUp, extreme } from './several-samples.ts';

/** A level as it is now, over all series that carry it. */
export const gaugeKind: Kind<IndicatorOf<'gauge'>> = {
  needs: (indicator): readonly Need[] => [
    { name: 'query', template: indicator.query, shape: 'samples', ...responseUnit(indicator, 'values') },
    ...freshnessNeed(indicator),
  ],

  measure(indicator, results, { at }) {
    const samples = results.samples('query');
    const age = evidenceAge(indicator, results, at);
    const formula = `${indicator.across} of ${samples.length} series`;
    return {
      ...(samples.length === 0
        ? { outcome: noData('metric-absent') }
        : clamped(indicator, across(indicator.across, samples))),
      n: null,
      formula: adjustedFormula(indicator, formula),
      parts: [{ name: 'series', value: samples.length, unit: 'count' }],
      ...ageOf(age),
    };
  },
};

function across(how: IndicatorOf<'gauge'>['across'], samples: readonly Sample[]): number {
  switch (how) {
    case 'sum':
      return addUp(samples);
    case 'mean':
      return addUp(samples) / samples.length;
    case 'min':
    case 'max':
      return extreme(
        how,
        samples.map(({ value }) => value),
      );
  }
}
