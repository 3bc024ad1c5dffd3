import { useMemo } from 'react';
import { DAY, type DurationMs, epochMs } from '#compute/units.ts';
import type { PrometheusError } from '#prometheus/error.ts';
import type { UrlState } from '#url/url-state.ts';
import { isGraded } from './evaluate-indicator.ts';
import { gradeHistory, type HistoryDay } from './grade-history.ts';
import { type Past, pastQuestion } from './past-readings.ts';
import { questionsOf } from './plan.ts';
import { planFigure } from './plan-figure.ts';
import { useSession } from './session-context.ts';
import { useReadings } from './use-readings.ts';

export type GradeHistory = {
  readonly past: Past;
  /** null until every question has been answered or refused. */
  readonly days: readonly HistoryDay[] | null;
  /** Why some indicators have no data on any day. */
  readonly errors: readonly PrometheusError[];
  readonly questions: number;
};

/** The grade at every midnight of the last so many days: one question for each the scorecard asks. */
export function useGradeHistory(
  span: DurationMs,
  { window, filters, at }: Pick<UrlState, 'window' | 'filters' | 'at'>,
): GradeHistory {
  const { config, instants } = useSession();
  // The same all day long, so that a refresh asks nothing again.
  const end = epochMs(Math.floor((at ?? instants.current()) / DAY) * DAY);
  const past = useMemo(() => ({ span, end }), [span, end]);
  const plans = useMemo(
    () => config.indicators.filter(isGraded).map((indicator) => planFigure(indicator, { window, filters })),
    [config, window, filters],
  );
  const questions = useMemo(
    () => questionsOf(plans).flatMap((query) => ('expr' in query ? [pastQuestion(query, past)] : [])),
    [plans, past],
  );
  const readings = useReadings(questions, end);
  return useMemo(() => {
    const states = [...readings.values()];
    const failures = states.flatMap((state) => (state.state === 'failed' ? [state.error] : []));
    const errors = new Map(failures.map((error) => [error.message, error]));
    const isAnswered = states.every(({ state }) => state !== 'loading');
    return {
      past,
      days: isAnswered
        ? gradeHistory(config, plans, past, (key) => readings.get(key) ?? { state: 'loading' })
        : null,
      errors: [...errors.values()],
      questions: questions.length,
    };
  }, [config, plans, past, readings, questions]);
}
