import { formatValue } from '#compute/format-value.ts';
import { durationMs, type EpochMs, MINUTE, SECOND } from '#compute/units.ts';
import { evaluateIndicator } from '#scorecard/evaluate/evaluate-indicator.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { knownPartOf } from '#scorecard/evaluate/known-part.ts';
import { DASH } from '#scorecard/explain/figure.ts';
import type { BudgetIndicator } from '#scorecard/indicators/budget-indicator.ts';
import { badWord, goodShare, objectiveOf } from '#scorecard/indicators/budget-indicator.ts';
import { type IndicatorPlan, planIndicator } from '#scorecard/plan/plan-indicator.ts';
import type { Choice } from '#scorecard/queries/choice.ts';
import type { ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import type { IncidentRow } from './incident-list.ts';

/** How long an incident lasted, up to the end of the time looked at. */
export const lengthOf = ({ start, end }: IncidentRow, until: EpochMs): number => (end ?? until) - start;

/** The budget's own query over the time of the incident, for the instant it ended. */
export function costPlan(
  budget: BudgetIndicator,
  { filters }: Choice,
  incident: IncidentRow,
  until: EpochMs,
): IndicatorPlan {
  const length = Math.max(MINUTE, Math.ceil(lengthOf(incident, until) / SECOND) * SECOND);
  const plan = planIndicator(budget, { window: durationMs(length), filters });
  const ago = durationMs(until - (incident.end ?? until));
  const queries = Object.fromEntries(
    Object.entries(plan.queries).map(([name, query]) => [
      name,
      query.shape === 'samples' && ago > 0 ? { ...query, ago } : query,
    ]),
  );
  return { ...plan, queries };
}

/** "21 % (54,321 failed)", "21 % (54,321 failed; 27 of 30 days known)": what an incident took of the budget of a period. */
export function costText(
  plan: IndicatorPlan | null,
  evaluations: ReadonlyMap<string, Evaluation>,
  find: (query: ExpressionQuery) => QueryResultState,
  end: EpochMs,
): string {
  if (plan === null) return DASH;
  const whole = evaluations.get(plan.indicator.id);
  const part = evaluateIndicator(plan, { find, now: end });
  const [bad, all] = [badEvents(part), whole === undefined ? null : eventsOf(whole)];
  const budget = plan.indicator as BudgetIndicator;
  const allowed = all === null ? null : all * (1 - objectiveOf(budget));
  if (bad === null || allowed === null || !(allowed > 0)) return DASH;
  const known = whole === undefined ? null : knownPartOf(whole);
  return `${formatValue(bad / allowed, 'ratio')} (${formatValue(bad, 'count')} ${badWord(budget)}${known === null ? '' : `; ${known}`})`;
}

const eventsOf = (evaluation: Evaluation): number | null =>
  evaluation.state === 'ready' ? evaluation.measurement.n : null;

function badEvents(evaluation: Evaluation): number | null {
  const all = eventsOf(evaluation);
  if (all === null || evaluation.state !== 'ready') return null;
  const good = goodShare(evaluation.indicator as BudgetIndicator, evaluation.measurement);
  return good === null ? null : Math.round(all * (1 - good));
}
