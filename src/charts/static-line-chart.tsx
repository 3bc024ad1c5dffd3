import { memo } from 'react';
import type { PlotProps } from './line-chart-props.ts';
import { Panned } from './panned.tsx';
import styles from './plot.module.css';
import { PlotLines } from './plot-lines.tsx';
import { PlotBackdrop, PlotLabels } from './plot-parts.tsx';
import type { PlotStore } from './plot-store.ts';
import { targetStroke } from './stroke.ts';

/** The chart as a picture: painted at once, printable, and what stays where Recharts cannot load. */
export const StaticLineChart = memo(function StaticLineChart(props: PlotProps & { store: PlotStore }) {
  const { geometry, unitLabel, lines, drawn, targets, summary, store } = props;
  const { width, height, em, box, y } = geometry;
  return (
    <svg
      className={styles.plot}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={summary}
      data-plot=""
    >
      <PlotBackdrop geometry={geometry} unitLabel={unitLabel} />
      {targets.map(({ label, value, tone }) => (
        <line
          key={label}
          data-target={label}
          {...targetStroke(tone, em)}
          x1={box.left}
          x2={box.right}
          y1={y(value)}
          y2={y(value)}
        />
      ))}
      <Panned store={store} geometry={geometry}>
        <PlotLines geometry={geometry} drawn={drawn} />
      </Panned>
      <PlotLabels geometry={geometry} lines={lines} targets={targets} />
    </svg>
  );
});
