import { type DurationMs, durationMs } from '#compute/units.ts';
import type { Grid } from '#prometheus/api-response.ts';
import type { TrendPlan } from '#scorecard/plan/plan-trend.ts';

/** A figure over time, one value a tile. A tile without data is absent. */
export type Trend = {
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** Of quantiles: the bucket each lies in for certain; open above in the top bucket. */
  readonly band?: { readonly low: Float64Array; readonly high: Float64Array };
  readonly span: { readonly start: number; readonly end: number };
  readonly step: DurationMs;
  /** How much of the span the data covers, from the first tile that has any. */
  readonly covered: DurationMs;
};

export type TrendTiles = Omit<Trend, 'span' | 'step'>;

export const trendFrame = (plan: TrendPlan, grid: Grid): Pick<Trend, 'span' | 'step'> => ({
  span: { start: grid.end - plan.span, end: grid.end },
  step: grid.step,
});

export const coveredSince = (firstPresent: number | null, grid: Grid): DurationMs =>
  durationMs(firstPresent === null ? 0 : grid.end - firstPresent + grid.step);
