import { type ChartSpan, nearestRow } from './chart-data.ts';
import { usePlotCursor } from './plot-group.tsx';
import type { PlotStore } from './plot-store.ts';

/** The time of a chart that is nearest to the cursor of its group; null while nobody points at it. */
export function useCursorTime(store: PlotStore, times: Float64Array, span: ChartSpan): number | null {
  const cursor = usePlotCursor(store);
  if (cursor === null || cursor.time < span.start || cursor.time > span.end) return null;
  return times[nearestRow(times, cursor.time)] ?? null;
}
