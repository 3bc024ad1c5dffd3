import type { EpochMs } from '#compute/units.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { staleSince } from '#scorecard/evaluate/stale-since.ts';
import { bySource } from '#scorecard/queries/by-source.ts';

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

/** Of several servers each is told apart, by its name. */
export function outageNotices(evaluations: ReadonlyMap<string, Evaluation>): readonly OutageNotice[] {
  const asked = [...evaluations.values()].filter((evaluation) => evaluation.asked.length > 0);
  const servers = [...bySource(asked, ({ indicator }) => indicator.source)];
  const [only] = servers;
  if (servers.length === 1 && only?.[0] === undefined) return noticesOf(asked, ALONE);
  return servers.flatMap(([source, ofServer]) => noticesOf(ofServer, namesOf(source)));
}

/** How sentences about a server begin. */
type Names = { readonly subject: string; readonly whole: string; readonly refresh: string };

const ALONE: Names = {
  subject: 'Prometheus',
  whole: 'The server',
  refresh: 'The last refresh failed',
};

function namesOf(source: string | undefined): Names {
  const name = source === undefined ? 'default server' : `server "${source}"`;
  return { subject: `The ${name}`, whole: `The ${name}`, refresh: `The last refresh of the ${name} failed` };
}

const noticesOf = (asked: readonly Evaluation[], names: Names): readonly OutageNotice[] =>
  [unanswered(asked, names), unrefreshed(asked, names), empty(asked, names), warned(asked, names)].filter(
    (notice) => notice !== null,
  );

function unanswered(asked: readonly Evaluation[], names: Names): OutageNotice | null {
  const [one] = asked;
  // One query that is refused is the business of its figure, also where it is all that a server is asked.
  const isRefusal = one?.state === 'failed' && one.error.kind === 'query';
  if (names !== ALONE && asked.length === 1 && isRefusal) return null;
  const messages = asked.map((evaluation) =>
    evaluation.state === 'failed' ? evaluation.error.message : null,
  );
  const first = messages[0];
  if (first === null || first === undefined || messages.some((message) => message !== first)) return null;
  return {
    tone: 'error',
    title: `${names.subject} gives no data`,
    detail: first,
    lastGood: null,
    canRetry: true,
  };
}

function unrefreshed(asked: readonly Evaluation[], { refresh }: Names): OutageNotice | null {
  const error = asked.flatMap((evaluation) =>
    evaluation.state === 'ready' && evaluation.refreshError !== null ? [evaluation.refreshError] : [],
  )[0];
  if (error === undefined) return null;
  return {
    tone: 'warning',
    title: `${refresh}; figures marked as old are the ones before`,
    detail: error.message,
    lastGood: staleSince(asked),
    canRetry: true,
  };
}

function empty(asked: readonly Evaluation[], { whole }: Names): OutageNotice | null {
  const isEmpty = asked.every(
    (evaluation) =>
      evaluation.state === 'ready' &&
      evaluation.measurement.outcome.kind === 'no-data' &&
      evaluation.measurement.outcome.reason === 'metric-absent',
  );
  if (!isEmpty || asked.length === 0) return null;
  return {
    tone: 'warning',
    title: `${whole} answers, but has none of the series that scorecard.json asks for`,
    detail:
      'Either the window lies outside its data, or its metrics have other names: write those into scorecard.json. Setup lists every query.',
    lastGood: null,
    canRetry: false,
  };
}

function warned(asked: readonly Evaluation[], { whole }: Names): OutageNotice | null {
  const warnings = new Set(
    asked.flatMap((evaluation) => (evaluation.state === 'ready' ? evaluation.warnings : [])),
  );
  if (warnings.size === 0) return null;
  return {
    tone: 'warning',
    title: `${whole} says that some answers may be incomplete`,
    detail: [...warnings].join(' · '),
    lastGood: null,
    canRetry: false,
  };
}
