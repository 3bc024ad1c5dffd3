import { type ReactNode, useMemo } from 'react';
import type { Zone } from '#compute/zone.ts';
import { formatTime } from '#ui/format-time.ts';
import { useElementSize } from '#ui/use-element-size.ts';
import { type ChartSpan, isEmpty, joinLines } from './chart-data.ts';
import { ChartFrame } from './chart-frame.tsx';
import type { ChartLine, ChartTarget } from './chart-line.ts';
import type { PlotProps, TimeControls } from './line-chart-props.ts';
import { LinePlot } from './line-plot.tsx';
import { lineValue, lineValueText } from './line-value.ts';
import { ExemplarDots, type PlotExemplars } from './plot-exemplars.tsx';
import { plotGeometry } from './plot-geometry.ts';
import { usePlotStore } from './plot-group.tsx';
import { PlotPointer } from './plot-pointer.tsx';
import { TimeTable } from './time-table.tsx';

export type LineChartProps = {
  readonly title: string;
  /** Stands above the value axis: "milliseconds". */
  readonly unitLabel: string;
  readonly lines: readonly ChartLine[];
  readonly targets: readonly ChartTarget[];
  readonly span: ChartSpan;
  readonly zone: Zone;
  readonly formatValue: (value: number) => string;
  /** At the value axis; left out: as values. */
  readonly formatTick?: ((value: number) => string) | undefined;
  /** The ticks of the value axis stand at powers of 1,024. */
  readonly isBinary?: boolean | undefined;
  /** Height of the drawing in rem, default 18. */
  readonly height?: number;
  /** Whether the value axis must start at zero, default false. */
  readonly yFrom0?: boolean;
  /** The most a value can be, such as 1 for a share; the axis makes no room above it. */
  readonly yLimit?: number;
  /** What a reader can do with the time axis. Without it the cursor moves and nothing else. */
  readonly controls?: TimeControls;
  /** Beside the title. */
  readonly actions?: ReactNode;
  readonly menu?: ReactNode;
  readonly exemplars?: PlotExemplars;
  /** Said when no line has a value. */
  readonly emptyText?: string;
};

/** Drawn at while the box has no size: not laid out yet, or a document without layout. */
const NOMINAL_WIDTH = 640;

function summaryOf({ title, lines, targets }: LineChartProps): string {
  const named = [...lines, ...targets].map(({ label }) => label).join(', ');
  return `${title}: line chart of ${named}.`;
}

/** Lines over time with their targets. */
export function LineChart(props: LineChartProps) {
  const { title, unitLabel, lines, targets, span, zone, formatValue, controls, actions, menu } = props;
  const { exemplars } = props;
  const {
    height = 18,
    yFrom0 = false,
    yLimit = Number.POSITIVE_INFINITY,
    formatTick = formatValue,
    isBinary = false,
    emptyText = 'No data in this window.',
  } = props;
  const store = usePlotStore();
  const [plotRef, size] = useElementSize<HTMLDivElement>();
  const joined = useMemo(() => joinLines(lines, span), [lines, span]);
  const { geometry, drawn } = useMemo(
    () =>
      plotGeometry({
        width: size.width || NOMINAL_WIDTH,
        height: size.height || height * size.fontSize,
        em: size.fontSize,
        lines,
        targets,
        span,
        zone,
        yFrom0,
        yLimit,
        formatTick,
        isBinary,
      }),
    [size, height, lines, targets, span, zone, yFrom0, yLimit, formatTick, isBinary],
  );
  const plot: PlotProps = {
    summary: summaryOf(props),
    unitLabel,
    lines,
    drawn,
    targets,
    joined,
    geometry,
    span,
    zone,
    formatValue,
  };
  return (
    <ChartFrame
      title={title}
      subtitle={`${formatTime(span.start, zone, 'minute')} – ${formatTime(span.end, zone, 'minute')}`}
      height={height}
      empty={isEmpty(joined) ? emptyText : undefined}
      actions={actions}
      menu={menu}
      table={() => (
        <TimeTable
          title={title}
          timeHeader="Time"
          columns={lines.map(({ id, label }) => ({ id: `line ${id}`, header: label }))}
          times={joined.times}
          zone={zone}
          cells={(time) => lines.map((line) => lineValueText(lineValue(line, time), formatValue))}
        />
      )}
      plotRef={plotRef}
    >
      <PlotPointer {...plot} store={store} controls={controls} exemplars={exemplars}>
        <LinePlot {...plot} store={store} hasEvents />
      </PlotPointer>
      {exemplars !== undefined && <ExemplarDots geometry={geometry} {...exemplars} />}
    </ChartFrame>
  );
}
