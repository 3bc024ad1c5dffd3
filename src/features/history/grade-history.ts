import type { Status } from '#compute/status.ts';
import type { EpochMs } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { dayIn, weekdayOf } from '#scorecard/calendar/zone.ts';
import { evaluateScorecard } from '#scorecard/evaluate/evaluate-scorecard.ts';
import type { Evaluation, Grade } from '#scorecard/evaluate/evaluation.ts';
import { letterText } from '#scorecard/explain/grade-sentences.ts';
import type { IndicatorPlan } from '#scorecard/plan/plan-indicator.ts';
import { queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResult, QueryResultState } from '#scorecard/queries/query-result.ts';
import { joinResults, type Past, pastQueries, queryOfDay, resultsOfPast } from './past-results.ts';

/** The scorecard as it stood at one midnight. */
export type HistoryDay = {
  readonly at: EpochMs;
  readonly grade: Grade;
  readonly pillars: readonly {
    readonly id: string;
    readonly title: string;
    readonly status: Status;
  }[];
  /** By id of the indicator; absent: it was not judged. */
  readonly figures: ReadonlyMap<string, { readonly status: Status; readonly value: number | null }>;
};

/**
 * The grade at every midnight of a past, by the rules, targets and definitions given. A query that failed leaves its
 * indicators without data, as it does for today.
 */
export function gradeHistory(
  config: ScorecardConfig,
  plans: readonly IndicatorPlan[],
  past: Past,
  find: (key: string) => QueryResultState,
): readonly HistoryDay[] {
  const readers = new Map<string, (at: EpochMs) => QueryResult>();
  const joined = new Map<string, QueryResultState>();
  return past.midnights.flatMap((at) => {
    const { grade, pillars, evaluations } = evaluateScorecard(config, plans, {
      now: at,
      find: (query): QueryResultState => {
        if (query.shape === 'samples' && query.calendar !== undefined) {
          const state = find(queryId(queryOfDay(query, past, at)));
          return state.state === 'ready' ? { ...state, result: { ...state.result, at } } : state;
        }
        const key = queryId(query);
        const state = joined.get(key) ?? joinStates(pastQueries(query, past).map(queryId).map(find));
        joined.set(key, state);
        if (state.state !== 'ready') return state;
        const read = readers.get(key) ?? resultsOfPast(query, state.result);
        readers.set(key, read);
        return { ...state, result: read(at) };
      },
    });
    if (grade === null) return [];
    return [
      {
        at,
        grade,
        pillars: pillars.map(({ pillar: { id, title }, status }) => ({ id, title, status })),
        figures: figuresOf(evaluations),
      },
    ];
  });
}

function figuresOf(evaluations: ReadonlyMap<string, Evaluation>): HistoryDay['figures'] {
  const figures = new Map<string, { readonly status: Status; readonly value: number | null }>();
  for (const [id, evaluation] of evaluations) {
    if (evaluation.state !== 'ready' || evaluation.judgement === null) continue;
    const { outcome } = evaluation.measurement;
    const value = outcome.kind === 'ok' && typeof outcome.value === 'number' ? outcome.value : null;
    figures.set(id, { status: evaluation.judgement.status, value });
  }
  return figures;
}

/** A past of which a part was refused, or is not there yet, is not known. */
function joinStates(states: readonly QueryResultState[]): QueryResultState {
  const [first, ...rest] = states.filter((state) => state.state === 'ready').map(({ result }) => result);
  return (
    states.find((state) => state.state !== 'ready') ??
    (first === undefined
      ? { state: 'loading' }
      : { state: 'ready', result: joinResults([first, ...rest]), refreshError: null })
  );
}

/** Days in a row on which the same was so. */
export type Run<Value> = { readonly value: Value; readonly from: number; readonly days: number };

export function runsOf<Value>(values: readonly Value[]): readonly Run<Value>[] {
  const runs: { value: Value; from: number; days: number }[] = [];
  values.forEach((value, index) => {
    const last = runs.at(-1);
    if (last !== undefined && last.value === value) last.days += 1;
    else runs.push({ value, from: index, days: 1 });
  });
  return runs;
}

export type HistoryChange = {
  readonly at: EpochMs;
  /** "A+ → B+"; "still A+". */
  readonly grade: string;
  /** Only pillars changed. */
  readonly isSameLetter: boolean;
  /** "Performance: Exceeding → Missed". */
  readonly pillars: readonly string[];
};

/** What changed from one midnight to the next, newest first. */
export const historyChanges = (days: readonly HistoryDay[]): readonly HistoryChange[] =>
  days
    .flatMap((day, index): HistoryChange[] => {
      const before = days[index - 1];
      if (before === undefined) return [];
      const pillars = day.pillars.flatMap(({ title, status }, place) => {
        const was = before.pillars[place]?.status;
        return was === status ? [] : [`${title}: ${was} → ${status}`];
      });
      const isSameLetter = before.grade.letter === day.grade.letter;
      if (isSameLetter && pillars.length === 0) return [];
      const letter = letterText(day.grade.letter);
      const grade = isSameLetter ? `still ${letter}` : `${letterText(before.grade.letter)} → ${letter}`;
      return [{ at: day.at, grade, isSameLetter, pillars }];
    })
    .reverse();

/** The days to list where a row stands for a day, a week (its Monday) or a month (its first), in the zone of the days. */
export const HISTORY_ROWS = ['day', 'week', 'month'] as const;
export type HistoryRows = (typeof HISTORY_ROWS)[number];

export const listedDays = (
  days: readonly HistoryDay[],
  rows: HistoryRows,
  zone: string,
): readonly HistoryDay[] =>
  days
    .filter(({ at }) => {
      const date = dayIn(zone, at);
      if (rows === 'week') return weekdayOf(date) === 0;
      return rows === 'day' || date.day === 1;
    })
    .reverse();
