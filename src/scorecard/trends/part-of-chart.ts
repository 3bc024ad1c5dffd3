import { epochMs } from '#compute/units.ts';
import type { TimeSpan } from '#scorecard/queries/choice.ts';
import type { ChartLineModel, ChartModel } from './chart-model.ts';

/** Fewer points are no line. */
const FEWEST_STEPS = 4;

/**
 * The part of a chart that lies in a span. The whole chart where they hardly overlap: its points are too coarse to be
 * looked at that closely.
 */
export function partOfChart(model: ChartModel, { start, end }: TimeSpan): ChartModel {
  const span = { start: Math.max(start, model.span.start), end: Math.min(end, model.span.end) };
  if (span.end - span.start < FEWEST_STEPS * model.step) return model;
  return {
    ...model,
    span: { start: epochMs(span.start), end: epochMs(span.end) },
    lines: model.lines.map((line) => partOfLine(line, span)),
  };
}

function partOfLine(line: ChartLineModel, span: { start: number; end: number }): ChartLineModel {
  const isWithin = (time: number) => time >= span.start && time <= span.end;
  const pick = (column: Float64Array) => column.filter((_, index) => isWithin(line.times[index] ?? 0));
  const { band, peaks } = line;
  return {
    ...line,
    times: pick(line.times),
    values: pick(line.values),
    ...(band === undefined ? {} : { band: { low: pick(band.low), high: pick(band.high) } }),
    ...(peaks === undefined ? {} : { peaks: pick(peaks) }),
  };
}
