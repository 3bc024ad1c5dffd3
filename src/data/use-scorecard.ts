import { useMemo } from 'react';
import { clockSkewSentence } from '#scorecard/answers/clock-skew.ts';
import { evaluateScorecard } from '#scorecard/evaluate/evaluate-scorecard.ts';
import type { Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { queriesOf } from '#scorecard/plan/plan-indicator.ts';
import type { Choice } from '#scorecard/queries/choice.ts';
import { queryId } from '#scorecard/queries/planned-query.ts';
import type { UrlState } from '#url/url-state.ts';
import { useSession } from './session-context.ts';
import { useQueryResults } from './use-query-results.ts';
import { shownIndicators } from './view-queries.ts';

export type CurrentScorecard = Scorecard & {
  /** Set when this device's clock cannot be trusted. */
  readonly clockSkew: string | null;
};

/** The scorecard as it stands: fills up as responses arrive, keeps the last good ones when a refresh fails. */
export function useScorecard({
  window,
  filters,
  at,
  view,
  pillar,
  indicator,
  wall,
}: UrlState): CurrentScorecard {
  const { config, instants, source } = useSession();
  const plans = useMemo(() => {
    const choice: Choice = { window, filters };
    return shownIndicators(config, { view, pillar, indicator, wall }).map((shown) =>
      planFigure(shown, choice),
    );
  }, [config, window, filters, view, pillar, indicator, wall]);
  const queries = useMemo(() => queriesOf(plans), [plans]);
  const results = useQueryResults(queries, at);
  return useMemo(
    () => ({
      ...evaluateScorecard(config, plans, {
        find: (query) => results.get(queryId(query)) ?? { state: 'loading' },
        now: at ?? instants.current(),
      }),
      clockSkew: at === null && source.kind === 'server' ? clockSkewSentence(queries, results) : null,
    }),
    [config, plans, queries, results, at, instants, source],
  );
}
