import { useMemo } from 'react';
import { useSession } from '#data/session-context.ts';
import { useQueryResults } from '#data/use-query-results.ts';
import type { PrometheusError } from '#prometheus/error.ts';
import { dayIn, startOfDay, zoneId } from '#scorecard/calendar/zone.ts';
import type { QueryView } from '#scorecard/evaluate/query-view.ts';
import { warningsOf } from '#scorecard/evaluate/server-warnings.ts';
import { staleSince } from '#scorecard/evaluate/stale-since.ts';
import { isGraded } from '#scorecard/indicators/target-spec.ts';
import { planPastFigure } from '#scorecard/plan/plan-figure.ts';
import { queriesOf } from '#scorecard/plan/plan-indicator.ts';
import type { UrlState } from '#url/url-state.ts';
import { gradeHistory, type HistoryDay } from './grade-history.ts';
import { isHistoryEmpty } from './history-rows.ts';
import { type Past, pastOf, pastQueries } from './past-results.ts';

export type GradeHistory = {
  readonly past: Past;
  /** Loading until every query has been answered or refused. */
  readonly view: QueryView<readonly HistoryDay[]>;
  /** Why some indicators have no data on any day. */
  readonly errors: readonly PrometheusError[];
  readonly queries: number;
};

/** The grade at every midnight of the last so many days: one query, or few, for each the scorecard asks. */
export function useGradeHistory(
  count: number,
  { window, filters, at, zone }: Pick<UrlState, 'window' | 'filters' | 'at' | 'zone'>,
): GradeHistory {
  const { config, instants } = useSession();
  const name = zoneId(zone);
  // The same all day long, so that a refresh asks nothing again.
  const end = startOfDay(name, dayIn(name, at ?? instants.current()));
  const past = useMemo(() => pastOf(name, end, count), [name, end, count]);
  const plans = useMemo(
    () =>
      config.indicators.filter(isGraded).map((indicator) => planPastFigure(indicator, { window, filters })),
    [config, window, filters],
  );
  const queries = useMemo(
    () => queriesOf(plans).flatMap((query) => ('expr' in query ? pastQueries(query, past) : [])),
    [plans, past],
  );
  const results = useQueryResults(queries, end);
  return useMemo(() => {
    const states = [...results.values()];
    const failures = states.flatMap((state) => (state.state === 'failed' ? [state.error] : []));
    const errors = new Map(failures.map((error) => [error.message, error]));
    const isAnswered = states.every(({ state }) => state !== 'loading');
    const days = isAnswered
      ? gradeHistory(config, plans, past, (key) => results.get(key) ?? { state: 'loading' })
      : null;
    const isEmpty = days !== null && isHistoryEmpty(days);
    return {
      past,
      view: {
        status: days === null ? 'loading' : !isEmpty ? 'ready' : errors.size > 0 ? 'failed' : 'empty',
        data: isEmpty ? null : days,
        message: null,
        staleSince: staleSince(states),
        warnings: warningsOf(states),
      },
      errors: [...errors.values()],
      queries: queries.length,
    };
  }, [config, plans, past, results, queries]);
}
