import { eventRatio } from '#compute/availability.ts';
import type { DoubtCode } from '#compute/doubt-rule.ts';
import { formatValue } from '#compute/format-value.ts';
import { indicatorStatus } from '#compute/indicator-status.ts';
import { noData, type Outcome, ok, valueOrNull } from '#compute/outcome.ts';
import type { Sample } from '#compute/series.ts';
import { STATUSES, type Status } from '#compute/status.ts';
import type { DurationMs } from '#compute/units.ts';
import { wilsonInterval } from '#compute/wilson.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { labelPattern } from '#config/label-pattern.ts';
import { insteadText } from '#scorecard/trust/values-text.ts';
import type { Measurement, Part } from './kind.ts';
import { addUp } from './several-samples.ts';
import { targetSpec } from './target-spec.ts';

type RatioIndicator = IndicatorOf<'ratio'>;

type Counts = {
  /** Events that the pattern marks: the bad ones, or the good ones where only these are named. */
  readonly marked: number;
  readonly valid: number;
};

export type GroupRatio = Counts & { readonly name: string; readonly outcome: Outcome<number> };

/** The samples of a ratio by what is known of them; each list is a part of the one before. */
export function toldApart(indicator: RatioIndicator, samples: readonly Sample[]) {
  const { label, bad, good, exclude } = indicator;
  const isExcluded = matcher(label, exclude);
  const counted = samples.filter((sample) => !isExcluded(sample));
  const told = counted.filter(({ labels }) => (labels[label] ?? '') !== '');
  const isMarked = matcher(label, bad ?? good);
  const isOther = good === undefined || bad === undefined ? () => true : matcher(label, good);
  // Where both patterns are given, what matches neither is not known to be either.
  const known = told.filter((sample) => isMarked(sample) || isOther(sample));
  return { counted, told, known, isMarked };
}

function matcher(label: string, pattern: string | undefined): (sample: Sample) => boolean {
  if (pattern === undefined) return () => false;
  const matches = labelPattern(pattern);
  return ({ labels }) => matches(labels[label] ?? '');
}

/** The share that the indicator reports. */
export function reportedShare({ bad, report }: RatioIndicator, { marked, valid }: Counts): Outcome<number> {
  const share = eventRatio({ bad: marked, valid });
  if (share.kind === 'no-data') return share;
  return ok((bad === undefined) === (report === 'good') ? share.value : 1 - share.value);
}

/** The ratio of each value of `groupBy`, by name. What lacks the label belongs to no group. */
export function groupRatios(indicator: RatioIndicator, samples: readonly Sample[]): readonly GroupRatio[] {
  const { known, isMarked } = toldApart(indicator, samples);
  const members = new Map<string, Sample[]>();
  for (const sample of known) {
    const name = sample.labels[indicator.groupBy ?? ''] ?? '';
    if (name === '') continue;
    const group = members.get(name);
    if (group === undefined) members.set(name, [sample]);
    else group.push(sample);
  }
  return [...members]
    .map(([name, group]) => {
      const counts = { marked: addUp(group.filter(isMarked)), valid: addUp(group) };
      return { name, ...counts, outcome: reportedShare(indicator, counts) };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

export type GroupStanding = {
  readonly status: Status;
  /** Too few events to be sure on which side of the target it lies. */
  readonly isInconclusive: boolean;
};

/** A group against the target, by its own events. Without a window all there is was counted, and chance has no part. */
export function groupStanding(
  indicator: RatioIndicator,
  { marked, valid, outcome }: GroupRatio,
  window: DurationMs | null,
): GroupStanding {
  const spec = targetSpec(indicator);
  const value = valueOrNull(outcome);
  if (spec === null || value === null) return { status: 'No data', isInconclusive: false };
  const { low, high } = wilsonInterval(value * valid, valid);
  const { status, reasons } = indicatorStatus(spec, {
    value,
    n: valid,
    ...(window === null || marked > valid ? {} : { interval: [low, high] as const }),
  });
  return { status, isInconclusive: reasons.includes('inconclusive') };
}

type Worst = {
  readonly outcome: Outcome<number>;
  /** The one that counts; none where there is no group, or one of them holds no numbers. */
  readonly group?: GroupRatio;
  readonly parts: readonly Part[];
  /** Groups with too few events to be judged, in words. */
  readonly undecided: readonly string[];
  readonly details?: Readonly<Record<string, string>>;
};

/**
 * The group that does worst. Its status decides before its value: ten events of which one failed by chance do not hide
 * a million of which too many did. A group without enough events never leads one that has them.
 */
export function worstGroup(
  indicator: RatioIndicator,
  groups: readonly GroupRatio[],
  window: DurationMs | null,
): Worst {
  const { minSamples = 0, direction } = indicator;
  const parts = groups.flatMap(({ name, outcome }): Part[] => {
    const value = valueOrNull(outcome);
    return value === null ? [] : [{ name, value, unit: 'ratio' }];
  });
  const broken = groups.find(
    ({ outcome }) => outcome.kind === 'no-data' && outcome.reason !== 'no-valid-events',
  );
  if (broken?.outcome.kind === 'no-data') {
    const { reason } = broken.outcome;
    return { outcome: noData(reason), parts, undecided: [], details: { [reason]: broken.name } };
  }
  const judged = groups.map((group) => ({ group, ...groupStanding(indicator, group, window) }));
  const isEnough = ({ group }: (typeof judged)[number]) => group.valid > 0 && group.valid >= minSamples;
  const enough = judged.filter(isEnough);
  const badness = ({ outcome }: GroupRatio) =>
    (valueOrNull(outcome) ?? 0) * (direction === 'atMost' ? 1 : -1);
  // Chance makes a status no better than its value, so that only a doubtful miss stands behind a certain one.
  const rank = ({ status, isInconclusive }: GroupStanding) =>
    isInconclusive && status === 'Met' ? 0 : STATUSES.indexOf(status);
  const [worst] = (enough.length > 0 ? enough : judged.filter(({ group }) => group.valid > 0)).sort(
    (a, b) => rank(b) - rank(a) || badness(b.group) - badness(a.group),
  );
  if (worst === undefined) return { outcome: noData('no-valid-events'), parts, undecided: [] };
  const { group } = worst;
  return {
    outcome: group.outcome,
    group,
    parts,
    undecided: judged.flatMap((one) => {
      if (one === worst || (isEnough(one) && !one.isInconclusive)) return [];
      const events = formatValue(one.group.valid, 'count');
      return isEnough(one) || minSamples === 0
        ? `${one.group.name}: ${events} events`
        : `${one.group.name}: ${events} of ${formatValue(minSamples, 'count')} events`;
    }),
  };
}

/** Names in a sentence, before it says how many more there are. */
const MOST_NAMES = 3;

/** Why the worst group may not be the one that counts. */
export function groupDoubts(
  groupBy: string,
  counted: readonly Sample[],
  undecided: readonly string[],
): Required<Pick<Measurement, 'doubts' | 'details'>> {
  const doubts: DoubtCode[] = [];
  const details: Record<string, string> = {};
  const lacking = counted.filter(({ labels }) => (labels[groupBy] ?? '') === '');
  if (lacking.length > 0) {
    doubts.push('label-partly-absent');
    details['label-partly-absent'] =
      `${lacking.length} of ${counted.length} series have no "${groupBy}"${insteadText(lacking)}`;
  }
  if (undecided.length > 0) {
    const more = undecided.length - MOST_NAMES;
    doubts.push('group-undecided');
    details['group-undecided'] =
      undecided.slice(0, MOST_NAMES).join('; ') + (more > 0 ? `; and ${more} more` : '');
  }
  return { doubts, details };
}
