import { useMemo, useState } from 'react';
import { type DurationMs, type EpochMs, epochMs } from '#compute/units.ts';
import { useSession } from '#data/session-context.ts';
import { useQueryResults } from '#data/use-query-results.ts';
import { evaluateScorecard } from '#scorecard/evaluate/evaluate-scorecard.ts';
import type { Scorecard } from '#scorecard/evaluate/evaluation.ts';
import { isGraded } from '#scorecard/indicators/target-spec.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { queriesOf } from '#scorecard/plan/plan-indicator.ts';
import { queryId } from '#scorecard/queries/planned-query.ts';
import type { UrlState } from '#url/url-state.ts';

export type EarlierScorecard = Scorecard & { readonly at: EpochMs };

/**
 * The graded indicators as they stood some time ago, by the definitions of today: the same instant queries, put for an
 * earlier instant. It stays where it is while the page refreshes, or every refresh would ask the past again.
 */
export function useEarlierScorecard(
  ago: DurationMs,
  { window, filters, at }: Pick<UrlState, 'window' | 'filters' | 'at'>,
): EarlierScorecard {
  const { config, instants } = useSession();
  const [now] = useState(() => instants.current());
  const earlier = epochMs((at ?? now) - ago);
  const plans = useMemo(
    () => config.indicators.filter(isGraded).map((indicator) => planFigure(indicator, { window, filters })),
    [config, window, filters],
  );
  const queries = useMemo(() => queriesOf(plans), [plans]);
  const results = useQueryResults(queries, earlier);
  return useMemo(
    () => ({
      at: earlier,
      ...evaluateScorecard(config, plans, {
        find: (query) => results.get(queryId(query)) ?? { state: 'loading' },
        now: earlier,
      }),
    }),
    [config, plans, results, earlier],
  );
}
