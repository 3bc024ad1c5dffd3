import { memo, useMemo } from 'react';
import { ReferenceLine } from 'recharts';
import type { PlotProps } from './line-chart-props.ts';
import { Panned } from './panned.tsx';
import { PlotEventMarks } from './plot-event-marks.tsx';
import { PlotLabels } from './plot-labels.tsx';
import { PlotSeries } from './plot-series.tsx';
import type { PlotStore } from './plot-store.ts';
import { targetStroke } from './stroke.ts';
import { TimePlot } from './time-plot.tsx';

type Props = PlotProps & {
  readonly store: PlotStore;
  /** Marks what happened in the time of the chart. */
  readonly hasEvents?: boolean;
};

/** Lines over time, their bands and their targets. */
export const LinePlot = memo(function LinePlot(props: Props) {
  const { geometry, unitLabel, lines, drawn, targets, span, summary, store, hasEvents = false } = props;
  const { em } = geometry;
  // The same elements as long as the targets are the same: Recharts reports a reference line anew whenever it is drawn.
  const targetLines = useMemo(
    () =>
      targets.map(({ label, value, tone }) => (
        <ReferenceLine key={label} y={value} {...targetStroke(tone, em)} data-target={label} zIndex={0} />
      )),
    [targets, em],
  );
  return (
    <TimePlot summary={summary} unitLabel={unitLabel} geometry={geometry} span={span}>
      {targetLines}
      <Panned store={store} geometry={geometry}>
        <PlotSeries geometry={geometry} drawn={drawn} span={span} />
      </Panned>
      {hasEvents && <PlotEventMarks geometry={geometry} span={span} />}
      <PlotLabels geometry={geometry} lines={lines} targets={targets} />
    </TimePlot>
  );
});
