import { type ReactNode, useMemo } from 'react';
import type { ChartSpan } from '#charts/chart-data.ts';
import { ChartFrame } from '#charts/chart-frame.tsx';
import type { ChartLine } from '#charts/chart-line.ts';
import type { TimeControls } from '#charts/line-chart-props.ts';
import { usePlotStore } from '#charts/plot-group.tsx';
import { TimeTable } from '#charts/time-table.tsx';
import type { DurationMs } from '#compute/units.ts';
import type { Zone } from '#compute/zone.ts';
import { formatTime } from '#ui/format-time.ts';
import { useElementSize } from '#ui/use-element-size.ts';
import { HeatCanvas } from './heat-canvas.tsx';
import { cellsOf, coarserCells, type HeatCells } from './heat-cells.ts';
import { heatGeometry } from './heat-geometry.ts';
import { HeatLegend } from './heat-legend.tsx';
import { HeatPicture } from './heat-picture.tsx';
import { HeatPointer } from './heat-pointer.tsx';
import { countRange } from './heat-scale.ts';

export type HeatMapProps = {
  readonly title: string;
  readonly heat: HeatCells | null;
  /** Drawn over the cells, at their place inside their bucket. */
  readonly lines: readonly ChartLine[];
  readonly span: ChartSpan;
  readonly zone: Zone;
  readonly formatBound: (bound: number) => string;
  readonly formatCount: (count: number) => string;
  readonly formatShare: (share: number) => string;
  /** "requests in 1 h": what one cell of so much time counts. */
  readonly cellText: (time: DurationMs) => string;
  /** Said where there are no cells. */
  readonly emptyText: string;
  readonly height: number;
  readonly controls?: TimeControls;
  readonly actions?: ReactNode;
  readonly menu?: ReactNode;
};

const NOMINAL_WIDTH = 640;
/** A column narrower than this cannot be pointed at, nor told from its neighbours. */
const PIXELS_A_COLUMN = 3;

const EMPTY: HeatCells = {
  bounds: new Float64Array(),
  times: new Float64Array(),
  cells: new Float64Array(),
  step: 1 as DurationMs,
};

function bucketName(bounds: Float64Array, column: number, formatBound: (bound: number) => string): string {
  const high = bounds[column] ?? Number.POSITIVE_INFINITY;
  const low = bounds[column - 1];
  if (low === undefined) return `up to ${formatBound(high)}`;
  return high === Number.POSITIVE_INFINITY
    ? `over ${formatBound(low)}`
    : `${formatBound(low)} – ${formatBound(high)}`;
}

/** How observations spread over buckets, as time goes on. */
export function HeatMap(props: HeatMapProps) {
  const { title, lines, span, zone, height, controls, emptyText, actions, menu } = props;
  const { formatBound, formatCount, formatShare, cellText } = props;
  const store = usePlotStore();
  const [plotRef, size] = useElementSize<HTMLDivElement>();
  const known = props.heat ?? EMPTY;
  const geometry = useMemo(
    () =>
      heatGeometry({
        width: size.width || NOMINAL_WIDTH,
        height: size.height || height * size.fontSize,
        em: size.fontSize,
        bounds: known.bounds,
        lines,
        span,
        zone,
        formatBound,
      }),
    [size, height, known, lines, span, zone, formatBound],
  );
  const room = (geometry.box.right - geometry.box.left) / PIXELS_A_COLUMN;
  const heat = useMemo(() => coarserCells(known, room), [known, room]);
  const range = useMemo(() => countRange(heat.cells), [heat]);
  const bucketText = (column: number) => bucketName(heat.bounds, column, formatBound);
  const summary = `${title}: heat map of ${heat.bounds.length} buckets over time, with ${lines.map(({ label }) => label).join(', ')}.`;
  const isEmpty = range.most === 0;
  return (
    <ChartFrame
      title={title}
      subtitle={`${formatTime(span.start, zone, 'minute')} – ${formatTime(span.end, zone, 'minute')}`}
      height={height}
      empty={isEmpty ? emptyText : undefined}
      actions={actions}
      menu={menu}
      table={() => (
        <TimeTable
          title={title}
          timeHeader="Up to"
          columns={Array.from(heat.bounds, (bound, column) => ({
            id: `le ${bound}`,
            header: bucketText(column),
          }))}
          times={heat.times}
          zone={zone}
          cells={(_, row) =>
            Array.from(cellsOf(heat, row), (count) => (Number.isNaN(count) ? '–' : formatCount(count)))
          }
        />
      )}
      legend={
        isEmpty ? undefined : (
          <HeatLegend range={range} what={cellText(heat.step)} formatCount={formatCount} />
        )
      }
      plotRef={plotRef}
    >
      <HeatCanvas heat={heat} geometry={geometry} range={range} />
      <HeatPointer
        summary={summary}
        heat={heat}
        geometry={geometry}
        span={span}
        zone={zone}
        store={store}
        controls={controls}
        bucketText={bucketText}
        formatCount={formatCount}
        formatShare={formatShare}
      >
        <HeatPicture summary={summary} geometry={geometry} lines={lines} span={span} />
      </HeatPointer>
    </ChartFrame>
  );
}
