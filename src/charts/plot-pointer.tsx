import { type ReactNode, useId } from 'react';
import { CursorTooltip } from './cursor-tooltip.tsx';
import type { PlotProps, TimeControls } from './line-chart-props.ts';
import { lineValue } from './line-value.ts';
import styles from './plot.module.css';
import { nearestExemplar, type PlotExemplars } from './plot-exemplars.tsx';
import { PlotSelection } from './plot-selection.tsx';
import type { PlotStore } from './plot-store.ts';
import { toneColor } from './stroke.ts';
import { useCursorTime } from './use-cursor-time.ts';
import { usePlotGestures } from './use-plot-gestures.ts';
import { usePlotKeys } from './use-plot-keys.ts';

type Props = PlotProps & {
  readonly store: PlotStore;
  readonly controls: TimeControls | undefined;
  readonly exemplars: PlotExemplars | undefined;
  readonly children: ReactNode;
};

const KEYS_MOVE = 'The arrow keys move through time.';
const KEYS_OPEN = 'Enter opens the exemplar nearest to the cursor.';
const KEYS_ZOOM =
  'With Shift they select, Enter zooms in on the selection, Escape steps back, plus and minus zoom, comma and full stop move the window.';

/** What answers the pointer and the keyboard, around the chart; the chart is not drawn again for it. */
export function PlotPointer(props: Props) {
  const { geometry, span, store, controls, joined, summary, exemplars, children } = props;
  const source = useId();
  const hasExemplars = exemplars !== undefined && exemplars.exemplars.length > 0;
  const open = (time: number) => {
    const nearest = nearestExemplar(exemplars?.exemplars ?? [], time);
    if (nearest !== null) exemplars?.onOpen(nearest.id);
    return nearest !== null;
  };
  const sentences = [
    summary,
    KEYS_MOVE,
    ...(controls === undefined ? [] : [KEYS_ZOOM]),
    ...(hasExemplars ? [KEYS_OPEN] : []),
  ];
  const { drop, isDragging, ...gestures } = usePlotGestures({ source, geometry, span, store, controls });
  const { onKeyDown, onBlur } = usePlotKeys({
    source,
    times: joined.times,
    span,
    store,
    controls,
    drop,
    open,
  });
  return (
    <div
      className={styles.overlay}
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is what the keyboard is meant for
      tabIndex={0}
      aria-label={sentences.join(' ')}
      data-zooms={controls !== undefined || undefined}
      {...gestures}
      onKeyDown={onKeyDown}
      onBlur={() => {
        if (!isDragging()) onBlur();
      }}
    >
      {children}
      <PlotSelection geometry={geometry} store={store} />
      <CursorMarks {...props} />
      <CursorTooltip {...props} source={source} />
      {controls !== undefined && (
        <p className={styles.keys} aria-hidden="true">
          ← → move · Shift selects · Enter zooms · Esc back · + − · , . pan
        </p>
      )}
    </div>
  );
}

function CursorMarks({ geometry, store, joined, lines, span }: Props) {
  const time = useCursorTime(store, joined.times, span);
  if (time === null) return null;
  const { box, x, y, em, width, height } = geometry;
  const px = x(time);
  return (
    <svg className={styles.marks} width={width} height={height} aria-hidden="true" data-cursor={time}>
      <line className={styles.cursor} x1={px} x2={px} y1={box.top} y2={box.bottom} />
      {lines.map((line) => {
        const known = line.isUndrawn ? null : lineValue(line, time);
        if (known === null) return null;
        return (
          <circle
            key={line.id}
            className={styles.dot}
            cx={px}
            cy={y(known.value)}
            r={em * 0.3}
            fill={toneColor(line.tone)}
            strokeWidth={em * 0.12}
          />
        );
      })}
    </svg>
  );
}
