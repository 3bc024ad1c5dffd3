import { type CSSProperties, createContext, useContext } from 'react';
import type { Span } from './chart-data.ts';
import styles from './plot-events.module.css';
import type { PlotGeometry } from './plot-geometry.ts';

/** Something that happened, to be seen in every chart over time. */
export type PlotEvent = {
  readonly id: string;
  readonly kind: 'incident' | 'maintenance' | 'change';
  readonly start: number;
  /** The same as `start` for what happens at an instant. */
  readonly end: number;
  readonly label: string;
};

export type PlotEvents = {
  readonly events: readonly PlotEvent[];
  /** Look at one of them. */
  readonly onOpen: (event: PlotEvent) => void;
};

export const PlotEventsContext = createContext<PlotEvents | null>(null);

/** Labels nearer than this would lie on one another, in em. */
const LABEL_ROOM = 4.5;

/**
 * The events of the charts around: marks over the lines, and a lane under them. For the pointer; who uses the keyboard
 * or hears the page has the same in the lists of events, once and not in every chart.
 */
export function PlotEventMarks({ geometry, span }: { geometry: PlotGeometry; span: Span }) {
  const found = useContext(PlotEventsContext);
  if (found === null) return null;
  const { box, x, em } = geometry;
  const shown = found.events.filter(({ start, end }) => end >= span.start && start <= span.end);
  let lastLabel = Number.NEGATIVE_INFINITY;
  return (
    <div aria-hidden="true" data-events="">
      {shown.map((event) => {
        const left = Math.max(box.left, x(event.start));
        const right = Math.min(box.right, x(event.end));
        if (event.kind === 'change') {
          const hasRoom = left - lastLabel > LABEL_ROOM * em;
          if (hasRoom) lastLabel = left;
          return (
            <button
              key={event.id}
              type="button"
              tabIndex={-1}
              className={styles.change}
              style={place(left, box.top, 0, box.bottom - box.top)}
              title={event.label}
              onClick={() => found.onOpen(event)}
              data-event={event.id}
            >
              <span className={styles.name}>{hasRoom ? event.label : ''}</span>
            </button>
          );
        }
        return (
          <button
            key={event.id}
            type="button"
            tabIndex={-1}
            className={styles.span}
            style={place(left, box.bottom - 0.45 * em, right - left, 0.9 * em)}
            title={event.label}
            onClick={() => found.onOpen(event)}
            data-event={event.id}
            data-kind={event.kind}
          />
        );
      })}
    </div>
  );
}

const place = (left: number, top: number, width: number, height: number): CSSProperties => ({
  insetInlineStart: left,
  insetBlockStart: top,
  inlineSize: width,
  blockSize: height,
});
