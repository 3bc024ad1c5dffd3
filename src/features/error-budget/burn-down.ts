import { errorBudget } from '#compute/error-budget.ts';
import { DAY, epochMs, ratio } from '#compute/units.ts';
import { gridLength } from '#prometheus/step.ts';
import { goodShare, keepsBudget, objectiveOf } from '#scorecard/indicators/budget-indicator.ts';
import { kindOf } from '#scorecard/indicators/registry.ts';
import type { TrendPlan } from '#scorecard/plan/plan-trend.ts';
import { type QueryResult, tileGrid } from '#scorecard/queries/query-result.ts';
import { tilesOf } from '#scorecard/trends/trend.ts';
import { coveredSince, type Trend, trendFrame } from '#scorecard/trends/trend-frame.ts';

/**
 * What is left of the error budget after each tile of the window, the whole window's budget being 1. The budget is a
 * share of all requests of the window, so a tile spends its failed requests and not its own ratio.
 */
export function measureBurnDown(plan: TrendPlan, results: ReadonlyMap<string, QueryResult>): Trend | null {
  const { indicator } = plan;
  const [result] = results.values();
  if (result === undefined || !keepsBudget(indicator)) return null;
  const grid = tileGrid(plan, result.at);
  const tiles = new Map([...results].map(([name, { series }]) => [name, tilesOf(series, grid)]));
  const counted = Array.from({ length: gridLength(grid) }).flatMap((_, index) => {
    const time = epochMs(grid.start + index * grid.step);
    const moment = { at: time, window: plan.window };
    const samples = (name: string) => tiles.get(name)?.[index] ?? [];
    const measured = kindOf(indicator).measure(indicator, { samples, scans: () => [] }, moment);
    const good = goodShare(indicator, measured);
    const n = measured.n ?? 0;
    return good === null ? [] : [{ time, bad: (1 - good) * n, valid: n }];
  });
  const valid = counted.reduce((sum, tile) => sum + tile.valid, 0);
  let bad = 0;
  const values = counted.map((tile) => {
    bad += tile.bad;
    const budget = errorBudget({ bad, valid }, ratio(objectiveOf(indicator)), plan.span);
    return budget.kind === 'no-data' ? Number.NaN : budget.value.remaining;
  });
  return {
    ...trendFrame(plan, grid),
    times: Float64Array.from(counted, ({ time }) => time),
    values: Float64Array.from(values),
    covered: coveredSince(counted[0]?.time ?? null, grid),
  };
}

/** The share of the budget that each whole day of the window has spent, oldest first; empty below two days. */
export function dailySpending({ times, values, span }: Trend): readonly number[] {
  const days = Math.round((span.end - span.start) / DAY);
  const spent = new Array<number>(days < 2 ? 0 : days).fill(0);
  let before = 1;
  values.forEach((value, index) => {
    const age = Math.floor((span.end - (times[index] ?? span.end)) / DAY);
    const day = Math.max(0, spent.length - 1 - age);
    if (spent.length > 0) spent[day] = (spent[day] ?? 0) + before - value;
    before = value;
  });
  return spent;
}
