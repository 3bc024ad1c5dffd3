import { memo } from 'react';
import { Bar, BarChart, LabelList, ReferenceLine, XAxis, type XAxisTickContentProps, YAxis } from 'recharts';
import styles from './bar-plot.module.css';

export type DistributionBar = {
  /** The bin: "0.8–0.9" */
  readonly label: string;
  /** 0 to 1 */
  readonly share: number;
  /** "34 %" */
  readonly shareText: string;
};

export type DistributionThreshold = {
  /** How many bars lie before it; a fraction lies inside a bar. */
  readonly position: number;
  /** "Target: above 0.8" */
  readonly label: string;
};

type Props = {
  readonly summary: string;
  readonly width: number;
  readonly height: number;
  /** Pixels of one em of the chart's text. */
  readonly em: number;
  readonly bars: readonly DistributionBar[];
  readonly thresholds: readonly DistributionThreshold[];
};

/** Counts bars, so that a threshold can stand between two of them. */
const EDGE_AXIS = 'edge';

/** Every threshold names itself on a line of its own above the bars, so that no two names meet. */
const LABEL_LINE = 1.5;

/** Ems of width below which only every other bin is named, in smaller letters. */
const NARROW = 40;
const SMALLER = 0.85;

type Rect = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A bar for each bin, scaled to the largest, so that a spread-out distribution still fills the frame. */
export const BarPlot = memo(function BarPlot({ summary, width, height, em, bars, thresholds }: Props) {
  const largest = bars.reduce((most, { share }) => Math.max(most, share), 0);
  const isNarrow = width < NARROW * em;
  const fontSize = isNarrow ? SMALLER * em : em;
  return (
    <BarChart
      className={`${styles.plot}`}
      width={width}
      height={height}
      data={[...bars]}
      margin={{ top: (thresholds.length * LABEL_LINE + 1.6) * em, right: 0, bottom: 0, left: 0 }}
      barCategoryGap="8%"
      role="img"
      aria-label={summary}
      accessibilityLayer={false}
      data-plot=""
    >
      <YAxis hide type="number" domain={[0, largest]} />
      <XAxis
        dataKey="label"
        height={1.75 * em}
        interval={0}
        axisLine={{ className: styles.axis }}
        tickLine={false}
        tickSize={0}
        tickMargin={1.35 * em}
        tick={({ x, y, index, payload }: XAxisTickContentProps) => (
          <text
            className={styles.bin}
            fontSize={fontSize}
            x={x}
            y={y}
            visibility={isNarrow && index % 2 === 1 ? 'hidden' : undefined}
          >
            {payload.value}
          </text>
        )}
      />
      {/* Without a key Recharts would number the rows and forget the domain. */}
      <XAxis
        hide
        xAxisId={EDGE_AXIS}
        dataKey="share"
        type="number"
        domain={[0, bars.length]}
        allowDataOverflow
      />
      <Bar
        dataKey="share"
        isAnimationActive={false}
        zIndex={0}
        shape={({ x, y, width, height }: Rect) => (
          <rect className={styles.bar} x={x} y={y} width={width} height={height} />
        )}
      >
        <LabelList
          dataKey="shareText"
          zIndex={0}
          content={(label) => (
            <text
              className={styles.share}
              fontSize={fontSize}
              x={Number(label.x) + Number(label.width) / 2}
              y={Number(label.y) - 0.45 * em}
            >
              {label.value}
            </text>
          )}
        />
      </Bar>
      {thresholds.map(({ position, label }, index) => {
        // In the right half the name stands before its line: it would leave the frame after it.
        const isBefore = position / bars.length > 0.5;
        return (
          <ReferenceLine
            key={label}
            xAxisId={EDGE_AXIS}
            x={position}
            zIndex={0}
            shape={({ x1, y1, y2 }: { x1: number; y1: number; y2: number }) => (
              <g className={styles.threshold} data-threshold="">
                <line x1={x1} x2={x1} y1={0} y2={Math.max(y1, y2)} />
                <text
                  x={x1 + (isBefore ? -0.5 : 0.5) * em}
                  y={(index * LABEL_LINE + 1) * em}
                  textAnchor={isBefore ? 'end' : 'start'}
                >
                  {label}
                </text>
              </g>
            )}
          />
        );
      })}
    </BarChart>
  );
});
