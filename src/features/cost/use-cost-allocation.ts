import { useMemo } from 'react';
import { DAY, type DurationMs, durationMs } from '#compute/units.ts';
import type { Cost } from '#config/cost.ts';
import { useSession } from '#data/session-context.ts';
import { useAt } from '#data/use-at.ts';
import { useQueryResult } from '#data/use-query-result.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { failureText } from '#scorecard/evaluate/query-problems.ts';
import { NO_SERIES, type QueryView, queryView } from '#scorecard/evaluate/query-view.ts';
import { renderQuery } from '#scorecard/promql/template.ts';
import { addressed, type ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import type { ChartModel } from '#scorecard/trends/chart-model.ts';
import type { UrlState } from '#url/url-state.ts';
import { type CostAllocation, costAllocation } from './cost-allocation.ts';
import { spendChart } from './spend-chart.ts';

export type CostAllocationState = {
  readonly by: string;
  readonly window: DurationMs;
  readonly view: QueryView<{ readonly allocation: CostAllocation; readonly chart: ChartModel | null }>;
};

const MONTH = durationMs(30 * DAY);
const SHORTEST_COURSE = durationMs(7 * DAY);

/** What each value of a label has cost; by the label of the address bar where that is one of them. */
export function useCostAllocation(
  cost: Cost,
  budget: Evaluation | undefined,
  url: UrlState,
): CostAllocationState {
  const { config } = useSession();
  const { filters, at } = url;
  const by = cost.by.find((label) => label === url.by) ?? cost.by[0] ?? '';
  const unit = config.indicators.find(({ id }) => id === cost.perUnit);
  const window = url.window ?? (unit !== undefined && 'window' in unit ? unit.window : undefined) ?? MONTH;
  const queries = useMemo(() => {
    const expr = renderQuery(cost.spend, { window, filters, by });
    const span = durationMs(Math.max(window, SHORTEST_COURSE));
    const daily = renderQuery(cost.spend, { window: DAY, filters, by });
    return {
      spend: addressed({ shape: 'samples', expr }, cost),
      before: addressed({ shape: 'samples', expr, ago: window }, cost),
      days: addressed({ shape: 'tiles', expr: daily, span, step: DAY }, cost),
    } satisfies Record<string, ExpressionQuery>;
  }, [cost, window, filters, by]);
  const spend = useQueryResult(queries.spend, at);
  const before = useQueryResult(queries.before, at);
  const days = useQueryResult(queries.days, at);
  const { currency } = config;
  const allocation = useMemo(
    () =>
      spend.state === 'ready'
        ? costAllocation(
            {
              spend: spend.result.samples,
              before: before.state === 'ready' ? before.result.samples : null,
              days: days.state === 'ready' ? days.result.series : [],
            },
            { by, window, currency },
          )
        : null,
    [spend, before, days, by, window, currency],
  );
  const end = useAt(at);
  const chart = useMemo(
    () =>
      allocation === null
        ? null
        : spendChart({ query: queries.days, state: days }, allocation, { at: end, budget, currency }),
    [allocation, queries, days, end, budget, currency],
  );
  return {
    by,
    window,
    view: queryView({
      state: spend,
      beside: [before, days],
      data: allocation === null ? null : { allocation, chart },
      emptyText: allocation?.rows.length === 0 ? NO_SERIES : null,
      failureText: (error) => failureText('cost.spend', error),
    }),
  };
}
