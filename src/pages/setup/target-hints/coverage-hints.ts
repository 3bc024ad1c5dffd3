import { MIN_COVERAGE } from '#compute/availability.ts';
import { DAY, type DurationMs, durationMs } from '#compute/units.ts';
import { type Indicator, nameOf } from '#config/indicator.ts';
import { coverageText } from '#scorecard/evaluate/known-part.ts';
import { windowText } from '#scorecard/explain/figure.ts';
import { sourceCheck, sourceQuery, type TilesQuery } from '#scorecard/explain/source-check.ts';
import { planIndicator } from '#scorecard/plan/plan-indicator.ts';
import { queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import type { TargetHint } from './target-hint.ts';

/** What to ask to learn whether a window is longer than the data, and for which indicators. */
export type CoverageQuery = {
  readonly query: TilesQuery;
  readonly window: DurationMs;
  readonly indicators: readonly Indicator[];
};

/** Shorter windows than this are not what a retention cuts off. */
const SHORTEST = DAY;

/** Indicators over the same series and window share a query. */
export function coverageQueries(
  indicators: readonly Indicator[],
  scrapeInterval: DurationMs,
): readonly CoverageQuery[] {
  const found = new Map<string, CoverageQuery>();
  for (const indicator of indicators) {
    const { window, calendar, queries } = planIndicator(indicator, { window: null, filters: [] });
    // How much there is of a period says the calendar, and not the server.
    if (calendar !== undefined) continue;
    const [asked] = Object.values(queries);
    if (window === null || window < SHORTEST || asked === undefined) continue;
    const query = sourceQuery(asked, window, scrapeInterval);
    if (query === null) continue;
    const key = queryId(query);
    const others = found.get(key)?.indicators ?? [];
    found.set(key, { query, window, indicators: [...others, indicator] });
  }
  return [...found.values()];
}

export function coverageHints(
  queries: readonly CoverageQuery[],
  find: (query: TilesQuery) => QueryResultState | undefined,
): readonly TargetHint[] {
  return queries.flatMap(({ query, window, indicators }) => {
    const state = find(query);
    if (state?.state !== 'ready') return [];
    const { coverage } = sourceCheck(query, state.result, { window, configured: null });
    if (coverage === null || coverage.share === 0 || coverage.share >= MIN_COVERAGE) return [];
    const covered = coverageText(durationMs(coverage.share * window), window) ?? '';
    const names = indicators.map(nameOf).join(', ');
    return [
      {
        indicators: indicators.map(({ id }) => id),
        sentence:
          `The window of ${windowText(window)} is longer than what the server holds for ${names}: ${covered}. ` +
          'Keep data longer, or take a shorter window',
      },
    ];
  });
}
