import { eventRatio } from '#compute/availability.ts';
import type { DoubtCode } from '#compute/doubt-rule.ts';
import { noData, ok } from '#compute/outcome.ts';
import type { Sample } from '#compute/series.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { labelPattern } from '#config/label-pattern.ts';
import { LABELS } from '#scorecard/trust/label-presence.ts';
import { saysNothingBad } from '#scorecard/trust/label-vocabulary.ts';
import { insteadText, valuesText } from '#scorecard/trust/values-text.ts';
import type { Kind, Measurement } from './kind.ts';
import { labelAbsent } from './label-absent.ts';
import { addUp } from './several-samples.ts';

/** Bad (or good) events of all valid ones, told apart by the value of one label. */
export const ratioKind: Kind<IndicatorOf<'ratio'>> = {
  needs: (indicator) => [{ name: 'query', template: indicator.query, shape: 'samples' }],

  measure(indicator, results) {
    const samples = results.samples('query');
    const { label, bad, good, report } = indicator;
    const isExcluded = matcher(label, indicator.exclude);
    const counted = samples.filter((sample) => !isExcluded(sample));
    const told = counted.filter(({ labels }) => (labels[label] ?? '') !== '');
    const markedAre = bad === undefined ? 'good' : 'bad';
    const isMarked = matcher(label, bad ?? good);
    const isOther = good === undefined || bad === undefined ? () => true : matcher(label, good);
    // Where both patterns are given, what matches neither is not known to be either.
    const known = told.filter((sample) => isMarked(sample) || isOther(sample));
    const marked = addUp(known.filter(isMarked));
    const valid = addUp(known);
    const measured = eventRatio({ bad: marked, valid });
    const share = measured.kind === 'no-data' ? null : measured.value;
    const formula = markedAre === report ? `${markedAre} ÷ valid` : `1 − ${markedAre} ÷ valid`;
    const parts = [
      { name: markedAre, value: marked, unit: 'count' },
      { name: 'valid', value: valid, unit: 'count' },
    ] as const;
    if (samples.length === 0) return { outcome: noData('metric-absent'), n: valid, formula, parts };
    const none = formOf(samples, label, results.samples(LABELS));
    if (none !== null) return { ...none, n: null, formula, parts };

    const all = addUp(counted);
    const { doubts, details } = doubtsOf(indicator, {
      series: results.samples(LABELS),
      counted,
      told,
      known,
      hasMarked: known.some(isMarked),
    });
    return {
      outcome: share === null ? measured : ok(markedAre === report ? share : 1 - share),
      n: valid,
      counts: { k: markedAre === report ? marked : valid - marked, n: valid },
      formula,
      parts,
      doubts,
      details,
      ...(valid < all ? { coverage: valid / all } : {}),
    };
  },
};

function matcher(label: string, pattern: string | undefined): (sample: Sample) => boolean {
  if (pattern === undefined) return () => false;
  const matches = labelPattern(pattern);
  return ({ labels }) => matches(labels[label] ?? '');
}

/** What the response must not look like: buckets that add up over each other, or nothing to tell events apart by. */
function formOf(
  samples: readonly Sample[],
  label: string,
  series: readonly Sample[],
): Pick<Measurement, 'outcome' | 'details'> | null {
  if (samples.some(({ labels }) => labels.le !== undefined)) {
    const detail = 'leave le out of by (…), or use the kind "share" with a bound';
    return { outcome: noData('cumulative-buckets'), details: { 'cumulative-buckets': detail } };
  }
  return labelAbsent(samples, label, series);
}

type Told = {
  /** What the series behind the response have, where that was asked. */
  readonly series: readonly Sample[];
  readonly counted: readonly Sample[];
  /** That carry the label. */
  readonly told: readonly Sample[];
  /** That are known to be good or bad. */
  readonly known: readonly Sample[];
  readonly hasMarked: boolean;
};

function doubtsOf(
  { label, bad, good }: IndicatorOf<'ratio'>,
  { series, counted, told, known, hasMarked }: Told,
): { readonly doubts: readonly DoubtCode[]; readonly details: Readonly<Record<string, string>> } {
  const doubts: DoubtCode[] = [];
  const details: Record<string, string> = {};
  if (told.length < counted.length) {
    doubts.push('label-partly-absent');
    const lacking = [...counted, ...series].filter(({ labels }) => (labels[label] ?? '') === '');
    details['label-partly-absent'] =
      `${counted.length - told.length} of ${counted.length} series have no "${label}"${insteadText(lacking)}`;
  }
  if (known.length < told.length) {
    const others = told.filter((sample) => !known.includes(sample));
    doubts.push('unmatched-values');
    details['unmatched-values'] = valuesText(others, label);
  }
  const values = [...new Set(told.map(({ labels }) => labels[label] ?? ''))];
  if (good === undefined && bad !== undefined && !hasMarked && !saysNothingBad(values, bad)) {
    doubts.push('pattern-never-matched');
    details['pattern-never-matched'] = `"${bad}" matches none of ${valuesText(told, label)}`;
  }
  return { doubts, details };
}
