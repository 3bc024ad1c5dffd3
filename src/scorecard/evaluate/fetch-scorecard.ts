import type { EpochMs } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import type { PrometheusError } from '#prometheus/error.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { queriesOf } from '#scorecard/plan/plan-indicator.ts';
import type { Choice } from '#scorecard/queries/choice.ts';
import { type PlannedQuery, queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResult, QueryResultState } from '#scorecard/queries/query-result.ts';
import { evaluateScorecard } from './evaluate-scorecard.ts';
import type { Scorecard } from './evaluation.ts';

/**
 * The whole scorecard at one instant, once every query has been answered or refused: what a screen fills up to,
 * for those who look only once. `put` puts one query to the server, about the instant `at`. Never rejects for what a server says; a failed query fails its indicators.
 */
export async function fetchScorecard(
  put: (query: PlannedQuery) => Promise<QueryResult>,
  config: ScorecardConfig,
  { choice, at }: { readonly choice: Choice; readonly at: EpochMs },
): Promise<Scorecard> {
  const plans = config.indicators.map((indicator) => planFigure(indicator, choice));
  const answered = queriesOf(plans).map(async (query): Promise<readonly [string, QueryResultState]> => {
    const state = await put(query).then(
      (result): QueryResultState => ({ state: 'ready', result, refreshError: null }),
      (error: PrometheusError): QueryResultState => ({ state: 'failed', error }),
    );
    return [queryId(query), state];
  });
  const states = new Map(await Promise.all(answered));
  return evaluateScorecard(config, plans, {
    find: (query) => states.get(queryId(query)) ?? { state: 'loading' },
    now: at,
  });
}
