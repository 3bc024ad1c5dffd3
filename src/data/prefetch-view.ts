import type { PlannedQuery } from '#scorecard/queries/planned-query.ts';
import { figureState } from '#url/figure-state.ts';
import type { UrlState } from '#url/url-state.ts';
import { resultQuery } from './result-query.ts';
import type { Session } from './session.ts';
import { queriesOfView } from './view-queries.ts';

/**
 * Sends the queries of a view before it is rendered: those of its figures first, then those of its charts.
 * @returns settles when all have been answered, or have failed
 */
export function prefetchView({ config, queries, resultSource }: Session, url: UrlState): Promise<unknown> {
  const { figures, trends } = queriesOfView(config, url);
  // Incidents are asked for in two steps, so the first of them leaves before all others.
  const first = figures.toSorted((a, b) => Number(b.shape === 'slots') - Number(a.shape === 'slots'));
  const prefetch = (query: PlannedQuery, at: UrlState['at']) =>
    queries.prefetchQuery(resultQuery(resultSource, query, at));
  return Promise.all([
    ...first.map((query) => prefetch(query, figureState(url).at)),
    ...trends.map((query) => prefetch(query, url.at)),
  ]);
}
