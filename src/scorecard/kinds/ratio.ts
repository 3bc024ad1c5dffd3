import { eventRatio } from '#compute/availability.ts';
import { noData, ok } from '#compute/outcome.ts';
import type { Sample } from '#compute/series.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { labelPattern } from '#config/label-pattern.ts';
import type { Kind } from '#scorecard/measurement.ts';
import { addUp } from './add-up.ts';

/** Bad (or good) events of all valid ones, told apart by the value of one label. */
export const ratioKind: Kind<IndicatorOf<'ratio'>> = {
  needs: (indicator) => [{ name: 'query', template: indicator.query, shape: 'samples' }],

  measure(indicator, readings) {
    const samples = readings.samples('query');
    const matches = (pattern: string | undefined) => {
      if (pattern === undefined) return () => false;
      const isMatch = labelPattern(pattern);
      return (sample: Sample) => isMatch(sample.labels[indicator.label] ?? '');
    };
    const isExcluded = matches(indicator.exclude);
    const counted = samples.filter((sample) => !isExcluded(sample));
    const marked = addUp(counted.filter(matches(indicator.bad ?? indicator.good)));
    const valid = addUp(counted);
    const markedAre = indicator.bad === undefined ? 'good' : 'bad';
    const measured = eventRatio({ bad: marked, valid });
    const share = measured.kind === 'no-data' ? null : measured.value;

    return {
      outcome:
        samples.length === 0
          ? noData('metric-absent')
          : share === null
            ? measured
            : ok(markedAre === indicator.report ? share : 1 - share),
      n: valid,
      counts: { k: markedAre === indicator.report ? marked : valid - marked, n: valid },
      formula: markedAre === indicator.report ? `${markedAre} ÷ valid` : `1 − ${markedAre} ÷ valid`,
      parts: [
        { name: markedAre, value: marked, unit: 'count' },
        { name: 'valid', value: valid, unit: 'count' },
      ],
    };
  },
};
