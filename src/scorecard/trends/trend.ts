import { valueOrNull } from '#compute/outcome.ts';
import type { Sample, Series } from '#compute/series.ts';
import { epochMs } from '#compute/units.ts';
import type { Grid } from '#prometheus/api-response.ts';
import { gridLength } from '#prometheus/step.ts';
import { kindOf } from '#scorecard/indicators/registry.ts';
import type { TrendPlan } from '#scorecard/plan/plan-trend.ts';
import { type QueryResult, tileGrid } from '#scorecard/queries/query-result.ts';
import { measureQuantileTrend } from './quantile-trend.ts';
import { coveredSince, type Trend, type TrendTiles, trendFrame } from './trend-frame.ts';

/**
 * Measures every tile by the rule that measures the headline, so line and figure can never disagree. Quantiles go
 * another way to the same numbers, on every page: all tiles at once, each with the bucket it lies in.
 */
export function measureTrend(plan: TrendPlan, results: ReadonlyMap<string, QueryResult>): Trend | null {
  if (plan.indicator.kind === 'quantile') return measureQuantileTrend(plan, results);
  const first = results.values().next().value;
  if (first === undefined) return null;
  const grid = tileGrid(plan, first.at);
  return { ...trendFrame(plan, grid), ...measuredTiles(plan, results, grid) };
}

function measuredTiles(plan: TrendPlan, results: ReadonlyMap<string, QueryResult>, grid: Grid): TrendTiles {
  const kind = kindOf(plan.indicator);
  const tiles = new Map([...results].map(([name, result]) => [name, tilesOf(result.series, grid)]));
  const times: number[] = [];
  const values: number[] = [];
  let firstPresent: number | null = null;
  for (let tile = 0; tile < gridLength(grid); tile += 1) {
    const time = epochMs(grid.start + tile * grid.step);
    const samples = (name: string): readonly Sample[] => tiles.get(name)?.[tile] ?? [];
    if (firstPresent === null && [...tiles.keys()].some((name) => samples(name).length > 0))
      firstPresent = time;
    const { outcome } = kind.measure(
      plan.indicator,
      { samples, scans: () => [] },
      { at: time, window: plan.window },
    );
    const value = valueOrNull(outcome);
    if (typeof value !== 'number') continue;
    times.push(time);
    values.push(value);
  }
  return {
    times: Float64Array.from(times),
    values: Float64Array.from(values),
    covered: coveredSince(firstPresent, grid),
  };
}

/** The samples of each tile of the grid the series were asked on. */
export function tilesOf(series: readonly Series[], grid: Grid): readonly (readonly Sample[])[] {
  const tiles: Sample[][] = Array.from({ length: gridLength(grid) }, () => []);
  for (const { times, values, ...rest } of series) {
    times.forEach((time, index) => {
      tiles[(time - grid.start) / grid.step]?.push({
        ...rest,
        time: epochMs(time),
        value: values[index] ?? Number.NaN,
      });
    });
  }
  return tiles;
}
