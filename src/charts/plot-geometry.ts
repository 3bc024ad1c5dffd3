import type { Zone } from '#compute/zone.ts';
import { zoneName } from '#ui/format-time.ts';
import { type ChartSpan, drawnPoints } from './chart-data.ts';
import type { ChartLine, ChartTarget } from './chart-line.ts';
import type { Points } from './gap-marks.ts';
import { linearScale, type Scale } from './line-path.ts';
import { type Placed, spreadLabels } from './spread-labels.ts';
import { type PlotBox, type Point, placeTargetLabels, type TargetLabel } from './target-labels.ts';
import { type TimeTick, timeTicks } from './time-ticks.ts';
import { type ValueAxis, valueAxis } from './value-axis.ts';

/** Where the axes of a chart over time stand, in pixels. */
export type TimePlotGeometry = {
  readonly width: number;
  readonly height: number;
  /** Pixels of one em of the chart's text. */
  readonly em: number;
  /** The edges of the area the lines are drawn in. */
  readonly box: PlotBox;
  readonly x: Scale;
  readonly valueAxis: ValueAxis;
  readonly valueTicks: readonly { readonly y: number; readonly text: string }[];
  readonly timeTicks: readonly TimeTick[];
  readonly zoneName: string;
};

/** Where everything of a line chart stands, in pixels. */
export type PlotGeometry = TimePlotGeometry & {
  readonly y: Scale;
  /** Where each line's name stands, and where the line ends. */
  readonly lineLabels: readonly (Placed & { readonly lineX: number; readonly lineY: number })[];
  readonly targetLabels: readonly TargetLabel[];
};

/** A line in the points that are drawn of it. */
export type DrawnLine = { readonly line: ChartLine; readonly points: Points };

export type GeometryInput = {
  readonly width: number;
  readonly height: number;
  readonly em: number;
  readonly lines: readonly ChartLine[];
  readonly targets: readonly ChartTarget[];
  readonly span: ChartSpan;
  readonly zone: Zone;
  readonly yFrom0: boolean;
  readonly yLimit: number;
  readonly formatTick: (value: number) => string;
  readonly isBinary: boolean;
};

/** Widest letter mix seen in labels, in em. Text is not measured: that would force a layout for every chart. */
const LETTER = 0.6;
const textWidth = (texts: readonly string[], em: number) =>
  Math.max(0, ...texts.map((text) => text.length)) * LETTER * em;

/** Labels at the line ends may take at most this share of the width. */
const LABEL_SHARE = 0.3;

function boxOf(input: GeometryInput, valueTexts: readonly string[]): PlotBox {
  const { width, height, em } = input;
  const labels = textWidth(
    input.lines.flatMap((line) => (isNamed(line) ? [line.label] : [])),
    em,
  );
  // The zone stands beside half of the last tick's text.
  const zone = textWidth([zoneName(input.span.end, input.zone)], em);
  return {
    left: Math.ceil(textWidth(valueTexts, em) + em * 0.75),
    right: Math.floor(width - Math.max(Math.min(labels + em * 1.25, width * LABEL_SHARE), zone + em * 2.75)),
    top: Math.ceil(em * 2),
    bottom: Math.floor(height - em * 2.25),
  };
}

const isNamed = ({ isReference, isUndrawn }: ChartLine): boolean =>
  isReference !== true && isUndrawn !== true;

/** Last value of each line that has one. */
function lineEnds(drawn: readonly DrawnLine[], x: Scale, y: Scale) {
  return drawn.flatMap(({ line, points: { times, values } }) => {
    const last = values.findLastIndex((value) => Number.isFinite(value));
    if (last < 0 || !isNamed(line)) return [];
    return [{ id: line.id, lineX: x(times[last] ?? Number.NaN), lineY: y(values[last] ?? Number.NaN) }];
  });
}

const pointsOf = (drawn: readonly DrawnLine[], x: Scale, y: Scale): Point[] =>
  drawn.flatMap(({ points: { times, values } }) =>
    Array.from(values, (value, index) => ({ x: x(times[index] ?? Number.NaN), y: y(value) })),
  );

/** Every value that has to fit: lines, targets, and the spikes a line has smoothed away. */
function* shownValues(drawn: readonly DrawnLine[], { targets, span }: GeometryInput): Generator<number> {
  for (const { line, points } of drawn) {
    yield* points.values;
    for (const [index, peak] of line.peaks?.entries() ?? []) {
      const time = line.times[index] ?? Number.NaN;
      if (time >= span.start && time <= span.end) yield peak;
    }
  }
  for (const { value } of targets) yield value;
}

/** As many columns as the widest drawing has pixels; the exact width is not known before the labels are placed. */
const columnsOf = ({ width }: GeometryInput): number => Math.max(1, Math.round(width));

export function plotGeometry(input: GeometryInput): {
  readonly geometry: PlotGeometry;
  readonly drawn: readonly DrawnLine[];
} {
  const { width, height, em, targets, span, zone, formatTick } = input;
  const drawn = input.lines
    .filter(({ isUndrawn }) => isUndrawn !== true)
    .map((line) => ({ line, points: drawnPoints(line, span, columnsOf(input)) }));
  const wanted = Math.min(6, Math.max(2, Math.round(height / (em * 4.5))));
  const axis = valueAxis(shownValues(drawn, input), wanted, {
    from0: input.yFrom0,
    limit: input.yLimit,
    isBinary: input.isBinary,
  });
  const texts = axis.ticks.map(formatTick);
  const box = boxOf(input, texts);
  const x = linearScale([span.start, span.end], [box.left, box.right]);
  const y = linearScale([axis.min, axis.max], [box.bottom, box.top]);
  const ends = lineEnds(drawn, x, y);
  const placed = spreadLabels(
    ends.map(({ id, lineY }) => ({ id, y: lineY })),
    em * 1.3,
    box.top,
    box.bottom,
  );
  const geometry: PlotGeometry = {
    width,
    height,
    em,
    box,
    x,
    y,
    valueAxis: axis,
    valueTicks: axis.ticks.map((tick, index) => ({ y: y(tick), text: texts[index] ?? '' })),
    timeTicks: timeTicks(span, zone, Math.max(2, Math.floor((box.right - box.left) / (em * 5.5)))),
    zoneName: zoneName(span.end, zone),
    lineLabels: ends.map((end) => ({ ...end, y: placed.find(({ id }) => id === end.id)?.y ?? end.lineY })),
    targetLabels: placeTargetLabels(
      targets.map(({ label, value }) => ({ id: label, y: y(value), width: textWidth([label], em) })),
      pointsOf(drawn, x, y),
      box,
      em,
    ),
  };
  return { geometry, drawn };
}
