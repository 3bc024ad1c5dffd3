import { noData, ok } from '#compute/outcome.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { valuesText } from '#scorecard/trust/values-text.ts';
import { ageOf, evidenceAge, freshnessNeed } from './evidence-age.ts';
import type { Kind, Need } from './kind.ts';
import { labelAbsent } from './label-absent.ts';

/** A grade carried by a label of an info series. Where several are live, the worst one counts. */
export const ordinalKind: Kind<IndicatorOf<'ordinal'>> = {
  needs: (indicator): readonly Need[] => [
    { name: 'query', template: indicator.query, shape: 'samples' },
    ...freshnessNeed(indicator),
  ],

  measure(indicator, results, { at }) {
    const live = results.samples('query').filter((sample) => sample.value > 0);
    const ranks = live.map((sample) => indicator.scale.indexOf(sample.labels[indicator.label] ?? ''));
    const worst = indicator.scale[Math.max(...ranks)];
    const foreign = live.filter((_, index) => ranks[index] === -1);
    const age = evidenceAge(indicator, results, at);
    const outcome =
      live.length === 0
        ? noData('metric-absent')
        : ranks.includes(-1) || worst === undefined
          ? noData('unknown-grade')
          : ok(worst);
    return {
      outcome,
      n: null,
      formula: `worst grade of ${live.length} series`,
      parts: [],
      ...(foreign.length === 0 ? {} : { details: { 'unknown-grade': valuesText(foreign, indicator.label) } }),
      ...(live.length === 0 ? {} : (labelAbsent(live, indicator.label) ?? {})),
      ...ageOf(age),
    };
  },
};
