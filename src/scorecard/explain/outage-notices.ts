import type { EpochMs } from '#compute/units.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { staleSince } from '#scorecard/evaluate/stale-since.ts';

/** One cause behind many figures, said once at the top instead of under each. */
export type OutageNotice = {
  readonly tone: 'error' | 'warning';
  readonly title: string;
  readonly detail: string;
  /** Of when the oldest figures are that could not be had anew; null where there are none. */
  readonly lastGood: EpochMs | null;
  readonly canRetry: boolean;
};

/** What the notices say that sections and tiles would say again. */
export const spokenMessages = (evaluations: ReadonlyMap<string, Evaluation>): ReadonlySet<string> =>
  new Set(outageNotices(evaluations).flatMap(({ detail, canRetry }) => (canRetry ? [detail] : [])));

export function outageNotices(evaluations: ReadonlyMap<string, Evaluation>): readonly OutageNotice[] {
  const asked = [...evaluations.values()].filter((evaluation) => evaluation.asked.length > 0);
  if (asked.length === 0) return [];
  return [unanswered(asked), unrefreshed(asked), empty(asked), warned(asked)].filter(
    (notice) => notice !== null,
  );
}

function unanswered(asked: readonly Evaluation[]): OutageNotice | null {
  const messages = asked.map((evaluation) =>
    evaluation.state === 'failed' ? evaluation.error.message : null,
  );
  const first = messages[0];
  if (first === null || first === undefined || messages.some((message) => message !== first)) return null;
  return {
    tone: 'error',
    title: 'Prometheus gives no data',
    detail: first,
    lastGood: null,
    canRetry: true,
  };
}

function unrefreshed(asked: readonly Evaluation[]): OutageNotice | null {
  const error = asked.flatMap((evaluation) =>
    evaluation.state === 'ready' && evaluation.refreshError !== null ? [evaluation.refreshError] : [],
  )[0];
  if (error === undefined) return null;
  return {
    tone: 'warning',
    title: 'The last refresh failed; figures marked as old are the ones before',
    detail: error.message,
    lastGood: staleSince(asked),
    canRetry: true,
  };
}

function empty(asked: readonly Evaluation[]): OutageNotice | null {
  const isEmpty = asked.every(
    (evaluation) =>
      evaluation.state === 'ready' &&
      evaluation.measurement.outcome.kind === 'no-data' &&
      evaluation.measurement.outcome.reason === 'metric-absent',
  );
  if (!isEmpty) return null;
  return {
    tone: 'warning',
    title: 'The server answers, but has none of the series that scorecard.json asks for',
    detail:
      'Either the window lies outside its data, or its metrics have other names: write those into scorecard.json. Setup lists every query.',
    lastGood: null,
    canRetry: false,
  };
}

function warned(asked: readonly Evaluation[]): OutageNotice | null {
  const warnings = new Set(
    asked.flatMap((evaluation) => (evaluation.state === 'ready' ? evaluation.warnings : [])),
  );
  if (warnings.size === 0) return null;
  return {
    tone: 'warning',
    title: 'The server says that some answers may be incomplete',
    detail: [...warnings].join(' · '),
    lastGood: null,
    canRetry: false,
  };
}
