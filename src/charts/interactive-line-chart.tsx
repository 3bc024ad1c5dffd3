import {
  DefaultZIndexes,
  type DotItemDotProps,
  Line,
  LineChart,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
  ZIndexLayer,
} from 'recharts';
import { type ChartRow, chartRows } from './chart-data.ts';
import type { ChartLine, ChartTarget, PlotProps } from './line-chart-props.ts';
import styles from './plot.module.css';
import { PlotBackdrop, PlotLabels } from './plot-parts.tsx';
import { PlotTooltip } from './plot-tooltip.tsx';
import { dotRadius, lineStroke, targetStroke, toneColor } from './stroke.ts';
import { useDragZoom } from './use-drag-zoom.ts';

// Recharts finds its parts by type among the children, so these make elements and are not components of their own.

function targetLine({ label, value, tone }: ChartTarget, em: number) {
  return <ReferenceLine key={label} y={value} {...targetStroke(tone, em)} />;
}

function dataLine({ id, label, tone }: ChartLine, column: number, rows: readonly ChartRow[], em: number) {
  const cell = (row: ChartRow | undefined) => row?.values[column] ?? null;
  /** A point with gaps on both sides is no line; without a dot it would be invisible. */
  const dotIfAlone = ({ index, cx, cy }: DotItemDotProps) => {
    const isAlone =
      cell(rows[index]) !== null && cell(rows[index - 1]) === null && cell(rows[index + 1]) === null;
    return isAlone ? <circle key={index} cx={cx} cy={cy} r={dotRadius(em)} fill={toneColor(tone)} /> : null;
  };
  return (
    <Line
      key={id}
      dataKey={cell}
      name={label}
      {...lineStroke(tone, em)}
      strokeLinecap="round"
      strokeLinejoin="round"
      dot={dotIfAlone}
      activeDot={{ r: em * 0.3, fill: toneColor(tone), stroke: 'var(--paper)', strokeWidth: em * 0.12 }}
      isAnimationActive={false}
      connectNulls={false}
    />
  );
}

/** The same picture drawn by Recharts, with a cursor that follows the pointer and the arrow keys. */
export function InteractiveLineChart(props: PlotProps) {
  const { geometry, unitLabel, lines, targets, joined, span, zone, formatValue, onZoom, syncId, summary } =
    props;
  const { width, height, em, box, valueAxis } = geometry;
  const rows = chartRows(joined);
  const { selection, handlers } = useDragZoom(onZoom);
  return (
    <LineChart
      className={`${styles.plot}`}
      width={width}
      height={height}
      data={rows}
      margin={{ left: box.left, right: width - box.right, top: box.top, bottom: height - box.bottom }}
      aria-label={`${summary} The arrow keys move through time.`}
      {...(syncId === undefined ? {} : { syncId, syncMethod: 'value' })}
      {...handlers}
    >
      <PlotBackdrop geometry={geometry} unitLabel={unitLabel} />
      <XAxis dataKey="time" type="number" domain={[span.start, span.end]} allowDataOverflow hide />
      <YAxis type="number" domain={[valueAxis.min, valueAxis.max]} allowDataOverflow hide />
      {targets.map((target) => targetLine(target, em))}
      {lines.map((line, column) => dataLine(line, column, rows, em))}
      {selection !== null && (
        <ReferenceArea x1={selection.start} x2={selection.end} fill="var(--accent)" fillOpacity={0.12} />
      )}
      <ZIndexLayer zIndex={DefaultZIndexes.scatter + 1}>
        <PlotLabels geometry={geometry} lines={lines} targets={targets} />
      </ZIndexLayer>
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: 'var(--control)', strokeWidth: 1 }}
        offset={em}
        content={({ active, activeIndex }) => (
          <PlotTooltip
            index={active ? Number(activeIndex) : Number.NaN}
            lines={lines}
            joined={joined}
            zone={zone}
            formatValue={formatValue}
          />
        )}
      />
    </LineChart>
  );
}
