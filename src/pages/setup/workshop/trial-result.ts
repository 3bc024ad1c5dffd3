import { proposeTarget } from '#compute/propose-target.ts';
import type { Status } from '#compute/status.ts';
import type { Indicator } from '#config/indicator.ts';
import type { HistoryDay } from '#features/history/grade-history.ts';
import { letterText } from '#scorecard/explain/grade-sentences.ts';

/** The part of the days that a proposed target is met on. */
const MET_ON = 0.95;

export type TrialResult = {
  /** How often the target would have been missed, and which grades there would have been. */
  readonly sentence: string;
  /** A target that most days would have met; null where none can be named. */
  readonly proposal: number | null;
};

/** A target tried on days that are past, by the rules of the changed file. */
export function trialOf(indicator: Indicator, days: readonly HistoryDay[]): TrialResult {
  const judged = days.flatMap(({ figures }) => figures.get(indicator.id) ?? []);
  const known = judged.filter(({ status }) => status !== 'No data');
  const sentence =
    known.length === 0
      ? `There are no data for it on any of the last ${days.length} days.`
      : `${missedText(known)} of the ${known.length} days with data. ${lettersText(days)}`;
  return { sentence, proposal: proposalOf(indicator, known) };
}

type Judged = { readonly status: Status; readonly value: number | null };

function missedText(known: readonly Judged[]): string {
  const missed = known.filter(({ status }) => status === 'Missed').length;
  return missed === 0 ? 'Missed on none' : `Missed on ${missed}`;
}

/** "The grade would have been A+ on 79 days, B+ on 11." */
function lettersText(days: readonly HistoryDay[]): string {
  const counts = new Map<string, number>();
  for (const { grade } of days) {
    const letter = letterText(grade.letter);
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  const parts = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(
      ([letter, count], place) =>
        `${letter} on ${count}${place === 0 ? (count === 1 ? ' day' : ' days') : ''}`,
    );
  return `The grade would have been ${parts.join(', ')}.`;
}

function proposalOf(indicator: Indicator, known: readonly Judged[]): number | null {
  const { direction, unit } = indicator;
  if (direction !== 'atMost' && direction !== 'atLeast') return null;
  const values = known.flatMap(({ value }) => (value === null ? [] : [value]));
  return proposeTarget(values, { direction, share: MET_ON, isRatio: unit === 'ratio' });
}
