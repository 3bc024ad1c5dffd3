import { useMemo } from 'react';
import { useSession } from '#data/session-context.ts';
import { useQueryResults } from '#data/use-query-results.ts';
import { errorIds, latencyIds } from '#scorecard/plan/indicator-ids.ts';
import { queriesOf } from '#scorecard/plan/plan-indicator.ts';
import type { TimeSpan } from '#scorecard/queries/choice.ts';
import type { QueryResultStates } from '#scorecard/queries/query-result.ts';
import type { MeasuredTrend } from '#scorecard/trends/trend-state.ts';
import type { UrlState } from '#url/url-state.ts';
import { figurePlaces, planOver, type SpanFigure, spanCounts, spanFigures } from './span-figures.ts';

const NOT_ASKED: QueryResultStates = new Map();

/**
 * The figures of what is shown, exact as soon as the response is there; of what is selected, out of the loaded tiles:
 * a selection changes with every move of the hand, and nobody could answer that fast.
 */
export function useSpanFigures(
  trends: readonly MeasuredTrend[],
  shown: TimeSpan,
  selection: TimeSpan | null,
  { filters, at }: Pick<UrlState, 'filters' | 'at'>,
): readonly SpanFigure[] {
  const { config } = useSession();
  const queries = useMemo(
    () => queriesOf(trends.map((trend) => planOver(trend, shown, filters))),
    [trends, shown, filters],
  );
  const responses = useQueryResults(queries, at);
  const places = useMemo(() => {
    const ids = [...latencyIds(config), ...errorIds(config)];
    return figurePlaces(
      ids.flatMap((id) => config.indicators.find((indicator) => indicator.id === id) ?? []),
    );
  }, [config]);
  return useMemo(() => {
    const sources = {
      trends,
      span: selection ?? shown,
      filters,
      exact: selection === null ? responses : NOT_ASKED,
      currency: config.currency,
    };
    const known = [...spanFigures(sources), ...spanCounts(sources)];
    return places.map((place) => known.find(({ id }) => id === place.id) ?? place);
  }, [places, trends, shown, selection, filters, responses, config]);
}
