import { useQueryResults } from '#data/use-query-results.ts';
import { type PlannedQuery, queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';

const ALERTS: PlannedQuery = { shape: 'alerts' };
const RULES: PlannedQuery = { shape: 'rules' };
const JUST_ALERTS = [ALERTS];
const JUST_RULES = [RULES];

/** The alerts the server says are firing now, whatever instant the figures are about. */
export const useAlerts = (): QueryResultState =>
  useQueryResults(JUST_ALERTS, null).get(queryId(ALERTS)) ?? { state: 'loading' };

/** The rules behind them. */
export const useRules = (): QueryResultState =>
  useQueryResults(JUST_RULES, null).get(queryId(RULES)) ?? { state: 'loading' };
