import type { CSSProperties } from 'react';
import type { PlotProps } from './line-chart-props.ts';
import styles from './plot.module.css';
import { usePlotCursor } from './plot-group.tsx';
import type { PlotStore } from './plot-store.ts';
import { PlotTooltip } from './plot-tooltip.tsx';
import { useCursorTime } from './use-cursor-time.ts';

type Props = PlotProps & { readonly store: PlotStore; readonly source: string };

/**
 * What the lines say at the cursor. Placed here and not by Recharts' Tooltip, which measures its box and goes through
 * the store of its chart at every move, in every chart that shares the cursor: docs/decisions/0004 has the figures.
 */
export function CursorTooltip({ geometry, joined, lines, zone, formatValue, span, store, source }: Props) {
  const cursor = usePlotCursor(store);
  const time = useCursorTime(store, joined.times, span);
  if (time === null) return null;
  const { box, em, x } = geometry;
  const px = x(time);
  return (
    <div className={styles.tip} style={besideCursor(px, box, em)} data-side={sideOf(px, box)}>
      <PlotTooltip
        time={time}
        lines={lines}
        zone={zone}
        formatValue={formatValue}
        isSource={cursor?.source === source}
      />
    </div>
  );
}

type Box = Props['geometry']['box'];
const sideOf = (px: number, { left, right }: Box) => (px > (left + right) / 2 ? 'before' : 'after');

/** Beside the cursor where there is more room, so that it never covers what it tells about. */
const besideCursor = (px: number, box: Box, em: number): CSSProperties => ({
  insetInlineStart: sideOf(px, box) === 'after' ? px + em : px - em,
  insetBlockStart: box.top,
});
