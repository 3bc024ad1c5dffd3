import { coarserGrid } from '#compute/coarser-grid.ts';
import type { EpochMs } from '#compute/units.ts';
import { tileGrid } from './ask.ts';
import { bucketGridOf } from './kinds/bucket-grid-of.ts';
import type { TrendPlan } from './plan.ts';
import { quantileTiles } from './quantile-trend.ts';
import { covers } from './span-figures.ts';
import type { Trend } from './trend.ts';
import type { MeasuredTrend } from './use-trends.ts';

/**
 * The line of a span nobody has asked for yet, out of tiles that are loaded: added up to the tiles that will be asked
 * for where that is possible, so that the answer finds the line where it is.
 * @param loaded finest first
 */
export function knownTrend(plan: TrendPlan, at: EpochMs, loaded: readonly MeasuredTrend[]): Trend | null {
  const { indicator } = plan;
  const wanted = tileGrid(plan, at);
  const span = { start: wanted.start, end: wanted.end };
  const known = loaded.find((trend) => covers(trend, span));
  if (known === undefined || indicator.kind !== 'quantile') return null;
  const frame = { span: { start: wanted.end - plan.span, end: wanted.end as number } };
  const reading = known.readings.get('query');
  const { step } = known.trend;
  if (reading === undefined || step > plan.step || plan.step % step !== 0) {
    return { ...known.trend, ...frame };
  }
  const fine = bucketGridOf(reading.series, tileGrid(known.plan, reading.at));
  return {
    ...frame,
    step: plan.step,
    ...quantileTiles(indicator.q, coarserGrid(fine, wanted), wanted),
  };
}
