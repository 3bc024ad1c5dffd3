import { noData } from '#compute/outcome.ts';
import type { Sample } from '#compute/series.ts';
import { SECOND } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { withoutComments } from '#config/promql-template.ts';
import { labelsKey } from '#prometheus/labels-key.ts';
import { queryForm } from '#scorecard/promql/query-form.ts';
import { bucketAnswer } from '#scorecard/trust/response-unit.ts';
import { areNative, bucketFault } from './buckets-of.ts';
import type { Kind, Measurement } from './kind.ts';
import { measureQuantile } from './quantile.ts';
import { addUp } from './several-samples.ts';

/** A quantile of each native histogram that a query answers with; the worst one counts. */
export const nativeQuantileKind: Kind<IndicatorOf<'nativeQuantile'>> = {
  needs: (indicator) => [
    { name: 'query', template: indicator.query, shape: 'samples', ...bucketAnswer(indicator) },
    // What the server has, also where something on the way does not pass native histograms on.
    {
      name: 'count',
      template: `histogram_count(${withoutComments(indicator.query)})`,
      shape: 'samples',
    },
  ],

  measure(indicator, results, { window }) {
    const samples = results.samples('query');
    const isPerSecond = queryForm(indicator.query).selectors.some(({ around }) => around.includes('rate'));
    const seconds = isPerSecond ? (window ?? indicator.window) / SECOND : 1;
    const fault = areNative(samples)
      ? null
      : notNative(samples, addUp(results.samples('count')), results.warnings?.('query') ?? []);
    // Several series were not added up by the query, and a mean of percentiles is none: the worst one counts.
    const [first = nothing(indicator), ...others] = histogramsOf(samples).map((histogram) =>
      measureQuantile(indicator, { samples: histogram, boundsDiffer: false }, seconds),
    );
    const worst = others.reduce(
      (one, other) => (isWorse(other, one, indicator.direction) ? other : one),
      first,
    );
    return { ...worst, ...(fault ?? {}) };
  },
};

const nothing = (indicator: IndicatorOf<'nativeQuantile'>): Measurement =>
  measureQuantile(indicator, { samples: [], boundsDiffer: false });

/** Why an answer without native histograms gives no figure. */
function notNative(
  samples: readonly Sample[],
  counted: number,
  warnings: readonly string[],
): Pick<Measurement, 'outcome' | 'details'> | null {
  const fault = bucketFault(samples, warnings);
  const isMixed = fault?.outcome.kind === 'no-data' && fault.outcome.reason === 'mixed-histograms';
  if (isMixed || (samples.length === 0 && !(counted > 0))) return fault;
  return { outcome: noData('no-native-histogram') };
}

/** The buckets of each histogram: those whose labels are the same but for the bound. */
function histogramsOf(samples: readonly Sample[]): readonly (readonly Sample[])[] {
  const histograms = new Map<string, Sample[]>();
  for (const sample of samples) {
    const { le: _, ...labels } = sample.labels;
    const key = labelsKey(labels);
    const known = histograms.get(key);
    if (known === undefined) histograms.set(key, [sample]);
    else known.push(sample);
  }
  return [...histograms.values()];
}

function isWorse(one: Measurement, than: Measurement, direction: 'atMost' | 'atLeast'): boolean {
  const [value, other] = [worth(one), worth(than)];
  if (value === null || other === null) return value !== null;
  return direction === 'atMost' ? value > other : value < other;
}

/** null without observations, which is not worse than any; one that nobody can decide is worse than all that are known. */
function worth({ outcome }: Measurement): number | null {
  if (outcome.kind !== 'no-data') return Number(outcome.value);
  return outcome.reason === 'undecidable' ? Number.POSITIVE_INFINITY : null;
}
