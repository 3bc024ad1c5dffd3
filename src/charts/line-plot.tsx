import { memo, useMemo } from 'react';
import { ReferenceLine } from 'recharts';
import { CursorTooltip } from './cursor-tooltip.tsx';
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
  /** Names the chart among those that share the cursor; without it the chart is a picture: no tooltip, no events. */
  readonly source?: string;
};

/** Lines over time, their bands and their targets. */
export const LinePlot = memo(function LinePlot(props: Props) {
  const { geometry, unitLabel, lines, drawn, targets, span, joined, summary, store, source } = props;
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
    <TimePlot summary={summary} unitLabel={unitLabel} geometry={geometry} span={span} times={joined.times}>
      {targetLines}
      <Panned store={store} geometry={geometry}>
        <PlotSeries geometry={geometry} drawn={drawn} span={span} />
      </Panned>
      {source !== undefined && <PlotEventMarks geometry={geometry} span={span} />}
      <PlotLabels geometry={geometry} lines={lines} targets={targets} />
      {source !== undefined && <CursorTooltip {...props} source={source} />}
    </TimePlot>
  );
});
