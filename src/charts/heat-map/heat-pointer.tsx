import {
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useId,
  useState,
} from 'react';
import type { ChartSpan } from '#charts/chart-data.ts';
import type { TimeControls } from '#charts/line-chart-props.ts';
import plotStyles from '#charts/plot.module.css';
import { usePlotCursor } from '#charts/plot-group.tsx';
import { PlotSelection } from '#charts/plot-selection.tsx';
import type { PlotStore } from '#charts/plot-store.ts';
import tooltipStyles from '#charts/plot-tooltip.module.css';
import { usePlotGestures } from '#charts/use-plot-gestures.ts';
import { usePlotKeys } from '#charts/use-plot-keys.ts';
import { epochMs } from '#compute/units.ts';
import type { Zone } from '#compute/zone.ts';
import { Time } from '#ui/time.tsx';
import { cellsOf, type HeatCells, rowAt } from './heat-cells.ts';
import type { HeatGeometry } from './heat-geometry.ts';
import styles from './heat-map.module.css';

type Props = {
  readonly summary: string;
  readonly heat: HeatCells;
  readonly geometry: HeatGeometry;
  readonly span: ChartSpan;
  readonly zone: Zone;
  readonly store: PlotStore;
  readonly controls: TimeControls | undefined;
  /** "100 ms – 200 ms" */
  readonly bucketText: (column: number) => string;
  readonly formatCount: (count: number) => string;
  readonly formatShare: (share: number) => string;
  readonly children: ReactNode;
};

const KEYS =
  'The left and right arrow keys move through time, up and down through the buckets. With Shift they select, Enter zooms in on the selection, Escape steps back.';

/** What answers the pointer and the keyboard, around the map: time like all charts of the group, and the bucket. */
export function HeatPointer(props: Props) {
  const { geometry, span, store, controls, heat, summary } = props;
  const source = useId();
  const [column, setColumn] = useState(0);
  const { drop, isDragging, ...gestures } = usePlotGestures({ source, geometry, span, store, controls });
  const { onKeyDown, onBlur } = usePlotKeys({ source, times: heat.times, span, store, controls, drop });

  const onKey = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (by === 0 || event.ctrlKey || event.metaKey || event.altKey) return onKeyDown(event);
    event.preventDefault();
    if (store.getState().cursor === null)
      store.setState({ cursor: { time: heat.times.at(-1) ?? span.end, source } });
    else setColumn((now) => Math.min(heat.bounds.length - 1, Math.max(0, now + by)));
  };
  const onPoint = (event: PointerEvent<Element>) => {
    setColumn(geometry.scale.columnAt(event.clientY - event.currentTarget.getBoundingClientRect().top));
    gestures.onPointerMove(event);
  };
  return (
    <div
      className={plotStyles.overlay}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is what the keyboard is meant for
      tabIndex={0}
      aria-label={`${summary} ${KEYS}`}
      {...gestures}
      onPointerMove={onPoint}
      onKeyDown={onKey}
      onBlur={() => {
        if (!isDragging()) onBlur();
      }}
    >
      {props.children}
      <PlotSelection geometry={geometry} store={store} />
      <Cell {...props} source={source} column={Math.min(column, heat.bounds.length - 1)} />
    </div>
  );
}

function Cell(props: Props & { readonly source: string; readonly column: number }) {
  const { store, heat, geometry, source, column, span } = props;
  const cursor = usePlotCursor(store);
  if (cursor === null || cursor.time < span.start || cursor.time > span.end) return null;
  const { box, x, scale, width, height, em } = geometry;
  const row = rowAt(heat, cursor.time);
  const isOwn = cursor.source === source && row !== -1;
  const end = heat.times[row] ?? cursor.time;
  const left = Math.max(box.left, x(end - heat.step));
  const right = Math.min(box.right, x(end));
  const middle = isOwn ? (left + right) / 2 : x(cursor.time);
  return (
    <>
      <svg className={plotStyles.marks} width={width} height={height} aria-hidden="true" data-cursor={end}>
        <line className={plotStyles.cursor} x1={middle} x2={middle} y1={box.top} y2={box.bottom} />
        {isOwn && (
          <rect
            className={styles.cell}
            x={left}
            y={scale.rowTop(column)}
            width={Math.max(2, right - left)}
            height={scale.rowHeight}
          />
        )}
      </svg>
      {isOwn && (
        <div
          className={plotStyles.tip}
          style={besideCell(left, right, box, em)}
          data-side={right > (box.left + box.right) / 2 ? 'before' : 'after'}
        >
          <CellText {...props} row={row} />
        </div>
      )}
    </>
  );
}

/** Beside the cell where there is more room, so that it never covers what it tells about. */
const besideCell = (left: number, right: number, box: HeatGeometry['box'], em: number): CSSProperties => ({
  insetInlineStart: right > (box.left + box.right) / 2 ? left - em * 0.5 : right + em * 0.5,
  insetBlockStart: box.top,
});

function CellText(props: Props & { readonly column: number; readonly row: number }) {
  const { heat, column, row, zone, span, bucketText, formatCount, formatShare } = props;
  const own = cellsOf(heat, row);
  const count = own[column] ?? Number.NaN;
  const all = own.reduce((sum, cell) => sum + cell, 0);
  const end = heat.times[row] as number;
  return (
    <div className={tooltipStyles.tooltip} role="status" data-part="heat-cell">
      <p className={tooltipStyles.time}>
        <Time at={epochMs(Math.max(span.start, end - heat.step))} zone={zone} precision="minute" /> –{' '}
        <Time at={epochMs(Math.min(span.end, end))} zone={zone} precision="minute" />
      </p>
      <p>{bucketText(column)}</p>
      <p>
        {Number.isNaN(count) ? (
          'no data'
        ) : (
          <>
            <strong>{formatCount(count)}</strong>
            {all > 0 ? ` of ${formatCount(all)} (${formatShare(count / all)})` : ''}
          </>
        )}
      </p>
    </div>
  );
}
