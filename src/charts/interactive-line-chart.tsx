import { memo } from 'react';
import { LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { PlotProps } from './line-chart-props.ts';
import { Panned } from './panned.tsx';
import styles from './plot.module.css';
import { PlotLines } from './plot-lines.tsx';
import { PlotBackdrop, PlotLabels } from './plot-parts.tsx';
import type { PlotStore } from './plot-store.ts';
import { targetStroke } from './stroke.ts';

/**
 * The same picture in Recharts' frame: its axes, scales and target lines. The lines themselves are plain paths:
 * Recharts' own took twice the time a zoom may take, even with no more points than pixels and without animation.
 */
export const InteractiveLineChart = memo(function InteractiveLineChart(
  props: PlotProps & { store: PlotStore },
) {
  const { geometry, unitLabel, lines, drawn, targets, span, summary, store } = props;
  const { width, height, em, box, valueAxis } = geometry;
  return (
    <LineChart
      className={`${styles.plot}`}
      width={width}
      height={height}
      data={[{ time: span.start }, { time: span.end }]}
      margin={{ left: box.left, right: width - box.right, top: box.top, bottom: height - box.bottom }}
      role="img"
      aria-label={summary}
      accessibilityLayer={false}
      data-plot=""
    >
      <PlotBackdrop geometry={geometry} unitLabel={unitLabel} />
      <XAxis dataKey="time" type="number" domain={[span.start, span.end]} allowDataOverflow hide />
      <YAxis type="number" domain={[valueAxis.min, valueAxis.max]} allowDataOverflow hide />
      {targets.map(({ label, value, tone }) => (
        <ReferenceLine key={label} y={value} {...targetStroke(tone, em)} />
      ))}
      <Panned store={store} geometry={geometry}>
        <PlotLines geometry={geometry} drawn={drawn} />
      </Panned>
      <PlotLabels geometry={geometry} lines={lines} targets={targets} />
    </LineChart>
  );
});
