import { useMemo } from 'react';
import { nameOf } from '#config/indicator.ts';
import { calendarOf } from '#config/indicator-window.ts';
import { useSession } from '#data/session-context.ts';
import { useTrends } from '#data/use-trends.ts';
import { spanOf } from '#features/navigation/span-choice.ts';
import { type ChartModel, chartModel } from '#scorecard/trends/chart-model.ts';
import { partOfChart } from '#scorecard/trends/part-of-chart.ts';
import type { Trend } from '#scorecard/trends/trend-frame.ts';
import type { TrendState } from '#scorecard/trends/trend-state.ts';
import { figureState } from '#url/figure-state.ts';
import type { UrlState } from '#url/url-state.ts';
import type { BudgetDetail } from './budget-detail.ts';
import { measureBurnDown } from './burn-down.ts';

/** Wide enough for the day of an incident to stand out, few enough to be cheap below the fold. */
const WISH = { maxPoints: 240, measure: measureBurnDown };

export type BurnDowns = {
  readonly charts: ReadonlyMap<string, ChartModel>;
  readonly trends: ReadonlyMap<string, Trend>;
};

/** How the error budgets went over their windows, by indicator; a zoom looks at a part of that and changes no budget. */
export function useBurnDowns(budgets: readonly BudgetDetail[], url: UrlState): BurnDowns {
  const { config, instants } = useSession();
  const figures = figureState(url);
  const { window } = figures;
  const ids = useMemo(() => {
    // Over a period of the calendar what is allowed is not known before it ends, so there is no line down to nothing.
    const isDrawn = (id: string) => {
      const indicator = config.indicators.find((one) => one.id === id);
      return window !== null || indicator === undefined || calendarOf(indicator) === undefined;
    };
    return budgets.flatMap(({ id }) => (isDrawn(id) ? [id] : []));
  }, [budgets, config, window]);
  const states = useTrends(ids, WISH, figures);
  return useMemo(() => {
    const now = instants.current();
    const options = { at: figures.at ?? now, currency: config.currency };
    const known = new Map(
      budgets.map((budget) => [budget.id, budget.state === 'ready' ? budget.known : null]),
    );
    const shown = (chart: ChartModel) => (figures === url ? chart : partOfChart(chart, spanOf(url, now)));
    return {
      charts: new Map(
        [...states].map(([id, state]) => [id, shown(burnDownChart(state, known.get(id) ?? null, options))]),
      ),
      trends: new Map(
        [...states].flatMap(([id, state]) => (state.state === 'ready' ? [[id, state.trend] as const] : [])),
      ),
    };
  }, [states, budgets, config, instants, url, figures]);
}

/** The target is the budget itself; the level that matters is where nothing is left. */
export function burnDownChart(
  state: TrendState,
  known: string | null,
  options: Parameters<typeof chartModel>[2],
): ChartModel {
  const { indicator, span } = state.plan;
  // How much is known the budget says, of the beginning and of holes.
  const whole = state.state === 'ready' ? { ...state, trend: { ...state.trend, covered: span } } : state;
  const model = chartModel(`${nameOf(indicator)}: budget left`, [whole], options);
  return {
    ...model,
    unitLabel: 'share of the budget',
    lines: model.lines.map((line) => ({ ...line, label: 'Left' })),
    targets: [{ value: 0, label: 'All spent' }],
    notes: [
      ...model.notes,
      ...(known === null ? [] : [known]),
      'added up from these, so the last may differ a little from the figure',
    ],
  };
}
