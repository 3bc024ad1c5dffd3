import type { ReactNode } from 'react';
import { CartesianGrid, ComposedChart, XAxis, YAxis } from 'recharts';
import type { ChartSpan } from './chart-data.ts';
import styles from './plot.module.css';
import type { TimePlotGeometry } from './plot-geometry.ts';

type Props = {
  readonly summary: string;
  /** Stands above the value axis. */
  readonly unitLabel?: string;
  readonly geometry: TimePlotGeometry;
  readonly span: ChartSpan;
  /** Areas, lines and marks, from the back to the front. */
  readonly children: ReactNode;
};

type TickProps = { readonly index: number; readonly x: string | number; readonly y: string | number };

const noLines = (): number[] => [];

/**
 * Time from left to right and values upwards, drawn by Recharts. Its size and all ticks are given as numbers, so that
 * nothing has to be measured first; `zIndex={0}` draws a part where it stands, and not in a layer that comes later.
 */
export function TimePlot(props: Props) {
  const { summary, unitLabel, geometry, span, children } = props;
  const { width, height, em, box, valueAxis, valueTicks, timeTicks, zoneName } = geometry;
  return (
    <ComposedChart
      className={`${styles.plot}`}
      width={width}
      height={height}
      margin={{ top: box.top, right: width - box.right, bottom: 0, left: 0 }}
      role="img"
      aria-label={summary}
      accessibilityLayer={false}
      data-plot=""
    >
      {unitLabel !== undefined && (
        <text className={styles.unit} x={0} y={em * 0.9}>
          {unitLabel}
        </text>
      )}
      <CartesianGrid
        horizontalPoints={[box.bottom, ...valueTicks.map(({ y }) => y).filter((y) => y !== box.bottom)]}
        // The first is the time axis: drawn here it stays behind a line that runs along it.
        horizontal={({ x1, y1, x2, y2, index }) => (
          <line className={index === 0 ? styles.axis : styles.grid} x1={x1} y1={y1} x2={x2} y2={y2} />
        )}
        vertical={false}
        verticalCoordinatesGenerator={noLines}
      />
      <XAxis
        dataKey="time"
        type="number"
        domain={[span.start, span.end]}
        height={height - box.bottom}
        ticks={timeTicks.map(({ at }) => at)}
        interval={0}
        axisLine={false}
        tickLine={{ className: styles.axis }}
        tickSize={em * 0.4}
        tickMargin={em * 1.2}
        tick={({ index, x, y }: TickProps) => (
          <text className={styles.timeTick} x={x} y={y}>
            {timeTicks[index]?.text}
          </text>
        )}
      />
      <YAxis
        type="number"
        domain={[valueAxis.min, valueAxis.max]}
        width={box.left}
        ticks={[...valueAxis.ticks]}
        interval={0}
        axisLine={false}
        tickLine={false}
        tickSize={0}
        tickMargin={em * 0.6}
        tick={({ index, x, y }: TickProps) => (
          <text className={styles.valueTick} x={x} y={Number(y) + em * 0.35}>
            {valueTicks[index]?.text}
          </text>
        )}
      />
      <text className={styles.zone} x={width} y={box.bottom + em * 1.6}>
        {zoneName}
      </text>
      {children}
    </ComposedChart>
  );
}
