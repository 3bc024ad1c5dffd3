import type { ChartSpan } from '#charts/chart-data.ts';
import type { ChartLine } from '#charts/chart-line.ts';
import { linearScale } from '#charts/line-path.ts';
import type { TimePlotGeometry } from '#charts/plot-geometry.ts';
import { type Placed, spreadLabels } from '#charts/spread-labels.ts';
import { timeTicks } from '#charts/time-ticks.ts';
import type { Zone } from '#compute/zone.ts';
import { zoneName } from '#ui/format-time.ts';
import { type BucketScale, bucketScale } from './heat-scale.ts';

/** The value axis of a heat map counts the pixels above its bottom: its buckets are no even scale of their bounds. */
export type HeatGeometry = TimePlotGeometry & {
  readonly scale: BucketScale;
  readonly lineLabels: readonly Placed[];
};

type Input = {
  readonly width: number;
  readonly height: number;
  readonly em: number;
  readonly bounds: Float64Array;
  readonly lines: readonly ChartLine[];
  readonly span: ChartSpan;
  readonly zone: Zone;
  readonly formatBound: (bound: number) => string;
};

const LETTER = 0.6;
const widest = (texts: readonly string[], em: number) =>
  Math.max(0, ...texts.map((text) => text.length)) * LETTER * em;
/** Ems between two names of bounds, so that they stay apart. */
const TICK_ROOM = 1.3;

export function heatGeometry({
  width,
  height,
  em,
  bounds,
  lines,
  span,
  zone,
  formatBound,
}: Input): HeatGeometry {
  const finite = [...bounds].filter(Number.isFinite);
  const texts = finite.map(formatBound);
  const zoneText = zoneName(span.end, zone);
  const right = Math.max(
    widest(
      lines.map(({ label }) => label),
      em,
    ) +
      em * 1.25,
    widest([zoneText], em) + em * 2.75,
  );
  const box = {
    left: Math.ceil(widest(texts, em) + em * 0.75),
    right: Math.floor(width - right),
    top: Math.ceil(em * 0.75),
    bottom: Math.floor(height - em * 2.25),
  };
  const x = linearScale([span.start, span.end], [box.left, box.right]);
  const scale = bucketScale(bounds, box.top, box.bottom);
  const every = Math.max(1, Math.ceil((TICK_ROOM * em) / scale.rowHeight));
  // Names of the bounds, at the edges between buckets, counted from the top: the highest decides what can be known.
  const valueTicks = finite.flatMap((_, index) =>
    (finite.length - 1 - index) % every === 0 ? [{ y: scale.rowTop(index), text: texts[index] ?? '' }] : [],
  );
  return {
    width,
    height,
    em,
    box,
    x,
    scale,
    valueAxis: { min: 0, max: box.bottom - box.top, ticks: valueTicks.map(({ y }) => box.bottom - y) },
    valueTicks,
    timeTicks: timeTicks(span, zone, Math.max(2, Math.floor((box.right - box.left) / (em * 5.5)))),
    zoneName: zoneText,
    lineLabels: spreadLabels(
      lines.flatMap(({ id, values }) => {
        const last = values.findLast((value) => Number.isFinite(value));
        return last === undefined ? [] : [{ id, y: scale.y(last) }];
      }),
      em * 1.3,
      box.top,
      box.bottom,
    ),
  };
}
