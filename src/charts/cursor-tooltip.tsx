import type { CSSProperties } from 'react';
import { Tooltip } from 'recharts';
import { nearestRow } from './chart-data.ts';
import type { PlotProps } from './line-chart-props.ts';
import { usePlotCursor } from './plot-group.tsx';
import type { PlotStore } from './plot-store.ts';
import { PlotTooltip } from './plot-tooltip.tsx';
import { CURSOR_AXIS } from './time-plot.tsx';
import { useCursorTime } from './use-cursor-time.ts';

type Props = PlotProps & { readonly store: PlotStore; readonly source: string };

// Recharts hides a tooltip without values of its own; these come from the lines, with what is known about them.
// Half as wide as the chart, it fits on one side of the cursor on a phone too.
const WRAPPER: CSSProperties = { visibility: 'visible', zIndex: 2, maxInlineSize: '50%' };

/** What the lines say at the cursor; Recharts finds the place beside it. */
export function CursorTooltip({ geometry, joined, lines, zone, formatValue, span, store, source }: Props) {
  const cursor = usePlotCursor(store);
  const time = useCursorTime(store, joined.times, span);
  if (time === null) return null;
  const { box, em, x } = geometry;
  return (
    <Tooltip
      axisId={CURSOR_AXIS}
      // The store of the group says where the cursor is, and nothing that happens to Recharts' own drawing.
      active
      trigger="click"
      defaultIndex={nearestRow(joined.times, time)}
      cursor={false}
      isAnimationActive={false}
      offset={em}
      position={{ y: box.top }}
      // Where there is more room, so that it does not cover what it tells about.
      allowEscapeViewBox={{ x: true, y: false }}
      reverseDirection={{ x: x(time) > (box.left + box.right) / 2, y: false }}
      wrapperStyle={WRAPPER}
      content={
        <PlotTooltip
          time={time}
          lines={lines}
          zone={zone}
          formatValue={formatValue}
          isSource={cursor?.source === source}
        />
      }
    />
  );
}
