import { useMemo } from 'react';
import { epochMs } from '#compute/units.ts';
import { nameOf } from '#config/indicator.ts';
import { useSession } from '#data/session-context.ts';
import { useIndicatorResult } from '#data/use-indicator-result.ts';
import { useQueryResults } from '#data/use-query-results.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { NO_SERIES, type QueryView, queryView } from '#scorecard/evaluate/query-view.ts';
import { incidentBudget } from '#scorecard/indicators/budget-indicator.ts';
import { queriesOf } from '#scorecard/plan/plan-indicator.ts';
import { queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import type { UrlState } from '#url/url-state.ts';
import { costPlan, costText } from './incident-cost.ts';
import { type IncidentFact, type IncidentRow, incidentFacts, incidentList } from './incident-list.ts';

export type IncidentWithCost = IncidentRow & {
  /** "21 % (54,321 failed)"; null where no target keeps a budget. */
  readonly cost: string | null;
};

export type Incidents = {
  /** The warnings are those of the scan, and of what each incident cost. */
  readonly view: QueryView<{
    readonly rows: readonly IncidentWithCost[];
    readonly facts: readonly IncidentFact[];
  }>;
  readonly costOf: string | null;
};

/** Each costs a query; older ones can be zoomed to. */
const MOST_ASKED = 20;
const LOADING: QueryResultState = { state: 'loading' };

/** The incidents with what each took of the error budget; null where no indicator finds any. */
export function useIncidents(
  evaluations: ReadonlyMap<string, Evaluation>,
  { window, filters, at }: Pick<UrlState, 'window' | 'filters' | 'at'>,
): Incidents | null {
  const { config, instants } = useSession();
  const indicator = config.indicators.find((entry) => entry.kind === 'incidents');
  const budget = incidentBudget(config.indicators);
  const { plan, state } = useIndicatorResult(indicator, { window, filters, at });
  const found = useMemo(
    () =>
      indicator?.kind === 'incidents' && plan !== null && state.state === 'ready'
        ? {
            rows: incidentList(indicator, plan, state.result),
            facts: incidentFacts(indicator, plan, state.result),
          }
        : { rows: [], facts: [] },
    [indicator, plan, state],
  );
  const end = at ?? (state.state === 'ready' ? state.result.at : instants.current());
  const costs = useMemo(
    () =>
      budget === undefined
        ? []
        : found.rows
            .slice(0, MOST_ASKED)
            .map((row) => costPlan(budget, { window, filters }, row, epochMs(end))),
    [budget, found, window, filters, end],
  );
  const queries = useMemo(() => queriesOf(costs), [costs]);
  const responses = useQueryResults(queries, at);
  if (indicator?.kind !== 'incidents' || plan === null) return null;
  const find = (query: Parameters<typeof queryId>[0]) => responses.get(queryId(query)) ?? LOADING;
  const rows = found.rows.map((row, index) => {
    const text =
      budget === undefined ? null : costText(costs[index] ?? null, evaluations, find, epochMs(end));
    return { ...row, cost: row.end === null && text !== null && /\d/.test(text) ? `≥ ${text}` : text };
  });
  const hasScans = state.state === 'ready' && state.result.scans.length > 0;
  return {
    costOf: budget === undefined ? null : nameOf(budget),
    view: queryView({
      state,
      beside: [...responses.values()],
      data: { rows, facts: found.facts },
      emptyText: hasScans ? null : NO_SERIES,
    }),
  };
}
