import { type DurationMs, epochMs } from '#compute/units.ts';
import type { ChartSpan } from './chart-data.ts';

/**
 * The span between two instants of a chart, in either order, on the grid its points lie on: a point stands for the
 * step before it, so only a span of whole steps has figures that can be added up. At least one step, inside the chart.
 */
export function selectedSpan(from: number, to: number, step: DurationMs, within: ChartSpan): ChartSpan {
  const first = Math.ceil(within.start / step) * step;
  const last = Math.floor(within.end / step) * step;
  const snap = (time: number) => Math.min(last, Math.max(first, Math.round(time / step) * step));
  const start = snap(Math.min(from, to));
  const end = snap(Math.max(from, to));
  if (end > start) return { start: epochMs(start), end: epochMs(end) };
  const isAtEnd = start + step > last;
  return {
    start: epochMs(isAtEnd ? Math.max(within.start, last - step) : start),
    end: epochMs(isAtEnd ? last : start + step),
  };
}
