import { type ReactNode, Suspense, useMemo } from 'react';
import type { Zone } from '#compute/zone.ts';
import { formatTime } from '#ui/format-time.ts';
import { optionalPart } from '#ui/optional-part.ts';
import { useElementSize } from '#ui/use-element-size.ts';
import { useIdle } from '#ui/use-idle.ts';
import { isEmpty, joinLines, type Span } from './chart-data.ts';
import { ChartFrame } from './chart-frame.tsx';
import type { ChartLine, ChartTarget, PlotProps, TimeControls } from './line-chart-props.ts';
import { lineValue, lineValueText } from './line-value.ts';
import { PlotEventMarks } from './plot-events.tsx';
import { ExemplarDots, type PlotExemplars } from './plot-exemplars.tsx';
import { plotGeometry } from './plot-geometry.ts';
import { usePlotStore } from './plot-group.tsx';
import { PlotOverlay } from './plot-overlay.tsx';
import { StaticLineChart } from './static-line-chart.tsx';
import { TimeTable } from './time-table.tsx';

export type LineChartProps = {
  readonly title: string;
  /** Stands above the value axis: "milliseconds". */
  readonly unitLabel: string;
  readonly lines: readonly ChartLine[];
  readonly targets: readonly ChartTarget[];
  readonly span: Span;
  readonly zone: Zone;
  readonly formatValue: (value: number) => string;
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
  /** False keeps the picture, default true: a wall has no pointer and should not pay for one. */
  readonly interactive?: boolean;
  readonly exemplars?: PlotExemplars;
  /** Said when no line has a value. */
  readonly emptyText?: string;
};

/** If the chunk does not arrive (offline, a new release), the picture stays. */
const InteractiveLineChart = optionalPart(
  () => import('./interactive-line-chart.tsx').then((part) => part.InteractiveLineChart),
  StaticLineChart,
);

/** Drawn at while the box has no size: not laid out yet, or a document without layout. */
const NOMINAL_WIDTH = 640;

function summaryOf({ title, lines, targets }: LineChartProps): string {
  const named = [...lines, ...targets].map(({ label }) => label).join(', ');
  return `${title}: line chart of ${named}.`;
}

/** Lines over time with their targets: a picture at once, in Recharts' frame as soon as that has loaded. */
export function LineChart(props: LineChartProps) {
  const { title, unitLabel, lines, targets, span, zone, formatValue, controls, actions, menu } = props;
  const { exemplars } = props;
  const {
    height = 18,
    yFrom0 = false,
    yLimit = Number.POSITIVE_INFINITY,
    emptyText = 'No data in this window.',
  } = props;
  const { interactive = true } = props;
  const isIdle = useIdle();
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
        formatValue,
        yFrom0,
        yLimit,
      }),
    [size, height, lines, targets, span, zone, formatValue, yFrom0, yLimit],
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
      {interactive && isIdle ? (
        <Suspense fallback={<StaticLineChart {...plot} store={store} />}>
          <InteractiveLineChart {...plot} store={store} />
        </Suspense>
      ) : (
        <StaticLineChart {...plot} store={store} />
      )}
      {interactive && <PlotOverlay {...plot} store={store} controls={controls} exemplars={exemplars} />}
      {interactive && <PlotEventMarks geometry={geometry} span={span} />}
      {exemplars !== undefined && <ExemplarDots geometry={geometry} {...exemplars} />}
    </ChartFrame>
  );
}
