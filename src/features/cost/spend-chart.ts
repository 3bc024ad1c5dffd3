import { formatValue } from '#compute/format-value.ts';
import { DAY, epochMs } from '#compute/units.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { warningsOf } from '#scorecard/evaluate/server-warnings.ts';
import { staleSince } from '#scorecard/evaluate/stale-since.ts';
import { windowText } from '#scorecard/explain/figure.ts';
import { addUp } from '#scorecard/indicators/several-samples.ts';
import type { ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import { tileGrid } from '#scorecard/queries/query-result.ts';
import type { ChartModel } from '#scorecard/trends/chart-model.ts';
import type { CostAllocation } from './cost-allocation.ts';

type Days = {
  readonly query: Extract<ExpressionQuery, { shape: 'tiles' }>;
  readonly state: QueryResultState;
};

/** All that was spent, day by day, with what the budget has for a day. */
export function spendChart(
  { query, state }: Days,
  { perDay }: Pick<CostAllocation, 'perDay'>,
  {
    at,
    budget,
    currency,
  }: { readonly at: number; readonly budget: Evaluation | undefined; readonly currency: string },
): ChartModel {
  const { start, end } = tileGrid(query, epochMs(at));
  const money = (amount: number) => formatValue(amount, 'currency', { currency });
  const planned = plannedPerDay(budget);
  const isEmpty = perDay.times.length === 0;
  return {
    title: 'Spend per day',
    unitLabel: 'cost',
    state: state.state === 'ready' && isEmpty ? 'empty' : state.state,
    message:
      state.state === 'failed'
        ? state.error.message
        : state.state === 'loading'
          ? 'Loading …'
          : 'No data for this metric in this period',
    lines: isEmpty ? [] : [{ id: 'spend', label: 'Spend', rank: 0, step: DAY, ...perDay }],
    targets: planned === null ? [] : [{ value: planned, label: `Budget ${money(planned)}` }],
    span: { start: epochMs(start - DAY), end },
    step: DAY,
    notes: [`each point covers ${windowText(DAY)}`],
    warnings: warningsOf([state]),
    staleSince: staleSince([state]),
    exprs: [query.expr],
    source: query.source,
    queryUnit: null,
    limit: Number.POSITIVE_INFINITY,
    formatValue: money,
  };
}

function plannedPerDay(budget: Evaluation | undefined): number | null {
  if (budget?.state !== 'ready' || budget.indicator.kind !== 'band') return null;
  const samples = budget.results.get('planned')?.samples ?? [];
  return samples.length === 0 ? null : (addUp(samples) * DAY) / budget.indicator.period;
}
