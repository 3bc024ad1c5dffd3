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

/** Ems of a letter, and of the longest label: as in the style sheet, which cuts it there. */
const LETTER = 0.6;
const LONGEST_LABEL = 12;

type Props = { readonly geometry: Pick<PlotGeometry, 'box' | 'x' | 'em'>; readonly span: Span };

/**
 * The events of the charts around: marks over the lines, and a lane under them. For the pointer; who uses the keyboard
 * or hears the page has the same in the lists of events, once and not in every chart.
 */
export function PlotEventMarks({ geometry, span }: Props) {
  const found = useContext(PlotEventsContext);
  if (found === null) return null;
  const { box, x, em } = geometry;
  let lastLabelEnd = Number.NEGATIVE_INFINITY;
  return (
    <div aria-hidden="true" data-events="">
      {found.events
        .filter(({ start, end }) => end >= span.start && start <= span.end)
        .map((event) => {
          const { id, kind, label } = event;
          const left = Math.max(box.left, x(event.start));
          const right = Math.min(box.right, x(event.end));
          const isChange = kind === 'change';
          const hasRoom = isChange && left > lastLabelEnd;
          if (hasRoom) lastLabelEnd = left + Math.min(LONGEST_LABEL, label.length * LETTER) * em;
          return (
            <button
              key={id}
              type="button"
              tabIndex={-1}
              className={isChange ? styles.change : styles.span}
              style={
                isChange
                  ? place(left, box.top, 0, box.bottom - box.top)
                  : place(left, box.bottom - 0.45 * em, right - left, 0.9 * em)
              }
              title={label}
              onClick={() => found.onOpen(event)}
              data-event={id}
              data-kind={kind}
            >
              {isChange && <span className={styles.name}>{hasRoom ? label : ''}</span>}
            </button>
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
