import type { DoubtCode } from '#compute/doubt-rule.ts';
import { noData } from '#compute/outcome.ts';
import type { Sample } from '#compute/series.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { LABELS } from '#scorecard/trust/label-presence.ts';
import { saysNothingBad } from '#scorecard/trust/label-vocabulary.ts';
import { insteadText, valuesText } from '#scorecard/trust/values-text.ts';
import { groupDoubts, groupRatios, reportedShare, toldApart, worstGroup } from './group-ratios.ts';
import type { Kind, Measurement, Part } from './kind.ts';
import { labelAbsent } from './label-absent.ts';
import { addUp } from './several-samples.ts';

/** Bad (or good) events of all valid ones, told apart by the value of one label; with `groupBy` of the worst group. */
export const ratioKind: Kind<IndicatorOf<'ratio'>> = {
  needs: (indicator) => [{ name: 'query', template: indicator.query, shape: 'samples' }],

  measure(indicator, results, { window }) {
    const samples = results.samples('query');
    const { label, bad, report, groupBy } = indicator;
    const { counted, told, known, isMarked } = toldApart(indicator, samples);
    const grouped = groupBy === undefined ? known : known.filter(({ labels }) => hasLabel(labels, groupBy));
    const worst = groupBy === undefined ? null : worstGroup(indicator, groupRatios(indicator, known), window);
    const markedAre = bad === undefined ? 'good' : 'bad';
    const marked = worst?.group?.marked ?? addUp(grouped.filter(isMarked));
    const valid = worst?.group?.valid ?? addUp(grouped);
    const outcome = worst?.outcome ?? reportedShare(indicator, { marked, valid });
    const share = markedAre === report ? `${markedAre} ÷ valid` : `1 − ${markedAre} ÷ valid`;
    const formula = groupBy === undefined ? share : `${share}, worst ${groupBy}`;
    const parts: readonly Part[] = [
      { name: markedAre, value: marked, unit: 'count' },
      { name: 'valid', value: valid, unit: 'count' },
      ...(worst?.parts ?? []),
    ];
    if (samples.length === 0) return { outcome: noData('metric-absent'), n: valid, formula, parts };
    const none =
      formOf(samples, label, results.samples(LABELS)) ??
      (groupBy === undefined ? null : labelAbsent(samples, groupBy));
    if (none !== null) return { ...none, n: null, formula, parts };

    const all = addUp(counted);
    const { doubts, details } = doubtsOf(indicator, {
      series: results.samples(LABELS),
      counted,
      told,
      known,
      hasMarked: known.some(isMarked),
    });
    const ofGroups = groupBy === undefined ? null : groupDoubts(groupBy, counted, worst?.undecided ?? []);
    const allValid = addUp(grouped);
    return {
      outcome,
      n: valid,
      counts: { k: markedAre === report ? marked : valid - marked, n: valid },
      formula,
      parts,
      doubts: [...new Set([...doubts, ...(ofGroups?.doubts ?? [])])],
      details: joinedDetails(details, ofGroups?.details ?? {}, worst?.details ?? {}),
      ...(worst?.group === undefined ? {} : { group: worst.group.name }),
      ...(allValid < all ? { coverage: allValid / all } : {}),
    };
  },
};

const hasLabel = (labels: Sample['labels'], label: string): boolean => (labels[label] ?? '') !== '';

/** Two labels that are missing are two sentences of one doubt. */
function joinedDetails(
  ...all: readonly Readonly<Record<string, string>>[]
): Readonly<Record<string, string>> {
  const joined: Record<string, string> = {};
  for (const details of all) {
    for (const [code, detail] of Object.entries(details))
      joined[code] = joined[code] === undefined ? detail : `${joined[code]}; ${detail}`;
  }
  return joined;
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
