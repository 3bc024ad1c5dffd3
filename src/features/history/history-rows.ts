import { LETTERS, type Letter } from '#compute/overall-grade.ts';
import type { Status } from '#compute/status.ts';
import { letterText } from '#scorecard/explain/grade-sentences.ts';
import { type HistoryDay, type Run, runsOf } from './grade-history.ts';

/** A row of the history: the grade, or one pillar, as runs of equal days. */
export type HistoryRow = {
  readonly id: string;
  readonly title: string;
  readonly runs: readonly HistoryRun[];
  /** "A+ on 80 days, no letter on 10 days". */
  readonly summary: string;
};

export type HistoryRun = Run<string> & {
  /** Carries the colour. */
  readonly status: Status;
  /** 0 to 1, so that better and worse differ without colour too; 0 where nothing is known. */
  readonly level: number;
};

const LEVELS: Readonly<Record<Status, number>> = {
  Exceeding: 1,
  Met: 0.8,
  'At risk': 0.5,
  Missed: 0.25,
  'No data': 0,
};

/** The colour of a letter is that of the status it stands for at its best. */
const LETTER_STATUS: Readonly<Record<string, Status>> = {
  A: 'Exceeding',
  B: 'Met',
  C: 'At risk',
  D: 'Missed',
  F: 'Missed',
};

export function historyRows(days: readonly HistoryDay[]): readonly HistoryRow[] {
  const letters = runsOf(days.map(({ grade }) => grade.letter));
  return [
    rowOf(
      'grade',
      'Grade',
      letters.map(({ value, ...run }) => ({
        ...run,
        value: letterText(value),
        status: value === null ? 'No data' : (LETTER_STATUS[value.charAt(0)] ?? 'Missed'),
        level: letterLevel(value),
      })),
    ),
    ...(days[0]?.pillars ?? []).map(({ id, title }, place) =>
      rowOf(
        id,
        title,
        runsOf(days.map(({ pillars }) => pillars[place]?.status ?? 'No data')).map((run) => ({
          ...run,
          status: run.value,
          level: LEVELS[run.value],
        })),
      ),
    ),
  ];
}

/** Whether any day has a letter, or any pillar data: else there is nothing to draw. */
export const isHistoryEmpty = (days: readonly HistoryDay[]): boolean =>
  days.every(
    ({ grade, pillars }) => grade.letter === null && pillars.every(({ status }) => status === 'No data'),
  );

function letterLevel(letter: Letter | null): number {
  if (letter === null) return 0;
  const best = LETTERS.length - 1;
  return 0.15 + (0.85 * (best - LETTERS.indexOf(letter))) / best;
}

function rowOf(id: string, title: string, runs: readonly HistoryRun[]): HistoryRow {
  const counted = new Map<string, number>();
  for (const { value, days } of runs) counted.set(value, (counted.get(value) ?? 0) + days);
  const parts = [...counted]
    .sort(([, a], [, b]) => b - a)
    .map(([value, days]) => `${value} on ${days} ${days === 1 ? 'day' : 'days'}`);
  return { id, title, runs, summary: parts.join(', ') };
}
