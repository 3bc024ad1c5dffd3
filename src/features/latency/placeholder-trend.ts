import type { BucketGrid } from '#compute/bucket-grid.ts';
import { coarserGrid } from '#compute/coarser-grid.ts';
import type { EpochMs } from '#compute/units.ts';
import type { Grid } from '#prometheus/api-response.ts';
import { bucketGridOf } from '#scorecard/indicators/buckets.ts';
import type { TrendPlan } from '#scorecard/plan/plan-trend.ts';
import { tileGrid } from '#scorecard/queries/query-result.ts';
import { quantileTiles } from '#scorecard/trends/quantile-trend.ts';
import type { Trend } from '#scorecard/trends/trend-frame.ts';
import type { MeasuredTrend } from '#scorecard/trends/trend-state.ts';
import { covers } from './span-figures.ts';

/**
 * The line of a span nobody has asked for yet, out of tiles that are loaded: added up to the tiles that will be asked
 * for where that is possible, so that the response finds the line where it is.
 * @param loaded finest first
 */
export function knownTrend(plan: TrendPlan, at: EpochMs, loaded: readonly MeasuredTrend[]): Trend | null {
  const { indicator } = plan;
  const wanted = tileGrid(plan, at);
  const span = { start: wanted.start, end: wanted.end };
  const known = loaded.find((trend) => covers(trend, span));
  if (known === undefined || indicator.kind !== 'quantile') return null;
  const frame = { span: { start: wanted.end - plan.span, end: wanted.end as number } };
  const result = known.results.get('query');
  const { step } = known.trend;
  if (result === undefined || step > plan.step || plan.step % step !== 0) {
    return { ...known.trend, ...frame };
  }
  const fine = bucketGridOf(result, tileGrid(known.plan, result.at));
  return {
    ...frame,
    step: plan.step,
    ...quantileTiles(indicator.q, coarserOnce(fine, wanted), wanted),
  };
}

/** P50, P95 and P99 are read from the same tiles, one after the other. */
const latest = new WeakMap<BucketGrid, { readonly wanted: Grid; readonly grid: BucketGrid }>();

function coarserOnce(fine: BucketGrid, wanted: Grid): BucketGrid {
  const known = latest.get(fine);
  const isSame =
    known?.wanted.start === wanted.start &&
    known.wanted.end === wanted.end &&
    known.wanted.step === wanted.step;
  const grid = isSame ? known.grid : coarserGrid(fine, wanted);
  latest.set(fine, { wanted, grid });
  return grid;
}
