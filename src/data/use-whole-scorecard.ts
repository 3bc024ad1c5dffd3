import { useMemo } from 'react';
import type { EpochMs } from '#compute/units.ts';
import { evaluateScorecard } from '#scorecard/evaluate/evaluate-scorecard.ts';
import type { Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { queriesOf } from '#scorecard/plan/plan-indicator.ts';
import type { Choice } from '#scorecard/queries/choice.ts';
import { queryId } from '#scorecard/queries/planned-query.ts';
import type { UrlState } from '#url/url-state.ts';
import { useSession } from './session-context.ts';
import { useQueryResults } from './use-query-results.ts';

export type WholeScorecard = {
  readonly scorecard: Scorecard;
  readonly choice: Choice;
  readonly at: EpochMs;
  /** Every query has been answered or refused. */
  readonly isComplete: boolean;
};

/** Every indicator of scorecard.json, whatever the view shows: what is handed out leaves nothing out. */
export function useWholeScorecard({
  window,
  filters,
  at,
}: Pick<UrlState, 'window' | 'filters' | 'at'>): WholeScorecard {
  const { config, instants } = useSession();
  const choice = useMemo((): Choice => ({ window, filters }), [window, filters]);
  const plans = useMemo(
    () => config.indicators.map((indicator) => planFigure(indicator, choice)),
    [config, choice],
  );
  const queries = useMemo(() => queriesOf(plans), [plans]);
  const results = useQueryResults(queries, at);
  return useMemo(() => {
    const now = at ?? instants.current();
    const scorecard = evaluateScorecard(config, plans, {
      find: (query) => results.get(queryId(query)) ?? { state: 'loading' },
      now,
    });
    const isComplete =
      scorecard.grade !== null &&
      [...scorecard.evaluations.values()].every(({ state }) => state !== 'loading');
    return { scorecard, choice, at: now, isComplete };
  }, [config, plans, results, choice, at, instants]);
}
