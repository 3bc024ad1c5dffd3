import { formatValue } from '#compute/format-value.ts';
import { type EpochMs, MINUTE, SECOND } from '#compute/units.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { costPlan, costText, lengthOf } from '#features/incidents/incident-cost.ts';
import { type IncidentRow, incidentList } from '#features/incidents/incident-list.ts';
import { spanChoice } from '#features/navigation/span-choice.ts';
import { aroundIncident } from '#features/navigation/zoom-span.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { incidentBudget } from '#scorecard/indicators/budget-indicator.ts';
import { findIncidents } from '#scorecard/indicators/incidents.ts';
import { type IndicatorPlan, planIndicator } from '#scorecard/plan/plan-indicator.ts';
import type { Choice } from '#scorecard/queries/choice.ts';
import { type ExpressionQuery, queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import type { ReviewTable } from './review-table.ts';

/** An incident, and the query that tells what it did to the error budget. */
export type ReviewedIncident = IncidentRow & { readonly cost: IndicatorPlan | null };

export type ReviewedIncidents = {
  readonly incidents: readonly ReviewedIncident[];
  /** Why there may have been others: no incident seen is not the same as none there. */
  readonly doubt: string | null;
};

/** Each costs a query; the shorter ones cost the budget little. */
const MOST_ASKED = 20;

type Find = (query: ExpressionQuery) => QueryResultState;

/**
 * The incidents of a period with what is to be asked about each.
 * @returns null until the scan for incidents has been answered
 */
export function reviewedIncidents(
  config: ScorecardConfig,
  choice: Choice,
  end: EpochMs,
  find: Find,
): ReviewedIncidents | null {
  const indicator = config.indicators.find((one) => one.kind === 'incidents');
  if (indicator?.kind !== 'incidents') {
    return { incidents: [], doubt: 'scorecard.json has no indicator that finds incidents' };
  }
  const plan = planIndicator(indicator, choice);
  const scan = plan.queries.query;
  const state = scan === undefined ? undefined : find(scan);
  if (state === undefined || state.state === 'loading') return null;
  if (state.state === 'failed') return { incidents: [], doubt: state.error.message };
  const incidents = incidentList(indicator, plan, state.result);
  const budget = incidentBudget(config.indicators);
  const longest = [...incidents].sort((a, b) => lengthOf(b, end) - lengthOf(a, end)).slice(0, MOST_ASKED);
  return {
    doubt: doubtOf(findIncidents(indicator, state.result.scans, { at: end, window: plan.window }).coverage),
    incidents: incidents.map((incident) => ({
      ...incident,
      cost:
        budget === undefined || !longest.includes(incident) ? null : costPlan(budget, choice, incident, end),
    })),
  };
}

/** Below this an incident may have gone unseen. */
const ENOUGH = 0.9;

function doubtOf(coverage: number): string | null {
  if (coverage >= ENOUGH) return null;
  return coverage === 0
    ? 'The server has no such series in this period, so nobody can tell whether there was an incident'
    : `Only ${Math.floor(coverage * 100)} % of this period is known, so there may have been other incidents`;
}

export function incidentsTable(
  { incidents, doubt }: ReviewedIncidents,
  {
    evaluations,
    find,
    end,
    timeText,
  }: {
    /** Of the period: its whole budget. */
    readonly evaluations: ReadonlyMap<string, Evaluation>;
    readonly find: Find;
    readonly end: EpochMs;
    readonly timeText: (at: EpochMs) => string;
  },
): ReviewTable {
  const total = incidents.reduce((sum, incident) => sum + lengthOf(incident, end), 0);
  const counted = `${incidents.length === 1 ? 'One incident' : `${incidents.length} incidents`}, ${formatValue(total / SECOND, 'seconds')} in all.`;
  return {
    id: 'incidents',
    title: 'Incidents',
    lead: incidents.length === 0 ? null : [counted, ...(doubt === null ? [] : [`${doubt}.`])].join(' '),
    columns: ['Began', 'Ended', 'Lasted', 'Cost of the error budget'],
    empty: doubt === null ? 'No incident in this period.' : `${doubt}.`,
    rows: incidents.map((incident) => ({
      id: String(incident.start),
      indicator: null,
      around: spanChoice(aroundIncident(incident.start, incident.end, MINUTE, end)),
      cells: [
        timeText(incident.start),
        incident.end === null ? 'not by the end of the period' : timeText(incident.end),
        incident.duration,
        costText(incident.cost, evaluations, find, end),
      ],
    })),
  };
}

/** What is to be asked about incidents, once. */
export const costQueries = (incidents: readonly ReviewedIncident[]): readonly ExpressionQuery[] => {
  const queries = new Map<string, ExpressionQuery>();
  for (const { cost } of incidents) {
    for (const query of Object.values(cost?.queries ?? {})) queries.set(queryId(query), query);
  }
  return [...queries.values()];
};
