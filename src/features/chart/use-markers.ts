import { useMemo } from 'react';
import { durationMs, epochMs, HOUR } from '#compute/units.ts';
import { scrapeIntervalOf } from '#config/scrape-interval.ts';
import { useSession } from '#data/session-context.ts';
import { useQueryResults } from '#data/use-query-results.ts';
import { chooseStep, tileStep } from '#prometheus/step.ts';
import { failureText } from '#scorecard/evaluate/query-problems.ts';
import type { QueryView } from '#scorecard/evaluate/query-view.ts';
import { warningsOf } from '#scorecard/evaluate/server-warnings.ts';
import { staleSince } from '#scorecard/evaluate/stale-since.ts';
import { renderQuery } from '#scorecard/promql/template.ts';
import { addressed, type ExpressionQuery, queryId } from '#scorecard/queries/planned-query.ts';
import { tileGrid } from '#scorecard/queries/query-result.ts';
import { CHART_POINTS } from '#scorecard/trends/chart-resolution.ts';
import type { UrlState } from '#url/url-state.ts';
import { type Marker, MOST_MARKERS, markersIn } from './markers.ts';

export type Markers = {
  readonly view: QueryView<readonly Marker[]>;
  /** One sentence for each query that could not be answered while others could. */
  readonly gaps: readonly string[];
};

const DEFAULT_SPAN = durationMs(24 * HOUR);

/** What happened in the time that the charts show: deploys and whatever else scorecard.json marks. */
export function useMarkers({ window, filters, at }: Pick<UrlState, 'window' | 'filters' | 'at'>): Markers {
  const { config } = useSession();
  const queries = useMemo(() => {
    const span = window ?? DEFAULT_SPAN;
    const scrapeInterval = scrapeIntervalOf(config);
    const options = { start: epochMs(0), end: epochMs(span), maxPoints: CHART_POINTS, scrapeInterval };
    const step = tileStep(chooseStep(options), scrapeInterval);
    return (config.markers ?? []).map(
      (marker): Extract<ExpressionQuery, { shape: 'tiles' }> =>
        addressed(
          { shape: 'tiles', expr: renderQuery(marker.query, { window: step, filters }), span, step },
          marker,
        ),
    );
  }, [config, window, filters]);
  const responses = useQueryResults(queries, at);
  return useMemo(() => {
    const states = queries.map((query) => responses.get(queryId(query)));
    const markers = (config.markers ?? []).flatMap((marker, index) => {
      const [state, query] = [states[index], queries[index]];
      return state?.state === 'ready' && query !== undefined
        ? markersIn(marker, state.result.series, tileGrid(query, state.result.at))
        : [];
    });
    const failures = states.flatMap((state, index) =>
      state?.state === 'failed'
        ? [failureText(`markers (${config.markers?.[index]?.title}).query`, state.error)]
        : [],
    );
    const isLoading = states.some((state) => state === undefined || state.state === 'loading');
    const isEmpty = markers.length === 0;
    return {
      view: {
        status: isLoading ? 'loading' : !isEmpty ? 'ready' : failures.length > 0 ? 'failed' : 'empty',
        data: isLoading || isEmpty ? null : markers.sort((a, b) => b.at - a.at).slice(0, MOST_MARKERS),
        message: isLoading || !isEmpty ? null : (failures[0] ?? 'None in this window.'),
        staleSince: staleSince(states),
        warnings: warningsOf(states),
      },
      gaps: isEmpty ? failures.slice(1) : failures,
    };
  }, [config, queries, responses]);
}
