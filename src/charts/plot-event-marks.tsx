import { type PointerEvent, useContext, useId } from 'react';
import { ReferenceArea, ReferenceLine } from 'recharts';
import type { Span } from './chart-data.ts';
import styles from './plot-events.module.css';
import { type PlotEvent, PlotEventsContext } from './plot-events.ts';
import type { TimePlotGeometry } from './plot-geometry.ts';

/** Ems of a letter, and the letters of the longest label. */
const LETTER = 0.6;
const LONGEST_LABEL = 20;

const short = (label: string): string =>
  label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;

/** A mark is pressed, and not the chart behind it. */
const keepFromPlot = (event: PointerEvent) => event.stopPropagation();

type Props = { readonly geometry: TimePlotGeometry; readonly span: Span };

/**
 * The events of the charts around: changes as lines, incidents and maintenance as a lane along the time axis. For the
 * pointer; who uses the keyboard or hears the page has the same in the lists of events, once and not in every chart.
 */
export function PlotEventMarks({ geometry, span }: Props) {
  const found = useContext(PlotEventsContext);
  const hatch = useId();
  if (found === null) return null;
  const { em } = geometry;
  const shown = found.events.filter(({ start, end }) => end >= span.start && start <= span.end);
  const named = withRoom(shown, geometry);
  const pressable = (event: PlotEvent) => ({
    className: styles[event.kind],
    onPointerDown: keepFromPlot,
    onClick: () => found.onOpen(event),
    'data-event': event.id,
    'data-kind': event.kind,
  });
  return (
    <g data-events="">
      <pattern
        id={hatch}
        width={0.45 * em}
        height={0.45 * em}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className={styles.hatch} width={0.2 * em} height={0.45 * em} />
      </pattern>
      {shown.map((event) =>
        event.kind === 'change' ? (
          <ReferenceLine
            key={event.id}
            x={Math.max(span.start, event.start)}
            zIndex={0}
            shape={({ x1, y1, y2 }: Ends) => (
              <g {...pressable(event)}>
                <title>{event.label}</title>
                <line className={styles.stroke} x1={x1} x2={x1} y1={y1} y2={y2} />
                {named.has(event.id) ? (
                  <text className={styles.name} x={x1 + 0.3 * em} y={Math.min(y1, y2) + 0.75 * em}>
                    {short(event.label)}
                  </text>
                ) : (
                  // The upper end still answers the pointer.
                  <rect
                    className={styles.handle}
                    x={x1 - 0.5 * em}
                    y={Math.min(y1, y2)}
                    width={em}
                    height={1.2 * em}
                  />
                )}
              </g>
            )}
          />
        ) : (
          <ReferenceArea
            key={event.id}
            x1={Math.max(span.start, event.start)}
            x2={Math.min(span.end, event.end)}
            zIndex={0}
            shape={({ x = 0, y = 0, width, height = 0 }: Box) => (
              // Without a width while the axis still shows another time.
              <g {...pressable(event)} visibility={width === undefined ? 'hidden' : undefined}>
                <title>{event.label}</title>
                <rect
                  className={styles.span}
                  {...(event.kind === 'maintenance' ? { fill: `url(#${hatch})` } : {})}
                  x={x}
                  y={y + height - 0.45 * em}
                  width={Math.max(0.45 * em, width ?? 0)}
                  height={0.9 * em}
                  rx={0.15 * em}
                />
              </g>
            )}
          />
        ),
      )}
    </g>
  );
}

type Ends = { readonly x1: number; readonly y1: number; readonly y2: number };
type Box = {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
};

/** The changes that have room for their name after the name before. */
function withRoom(events: readonly PlotEvent[], { x, em }: TimePlotGeometry): ReadonlySet<string> {
  let lastEnd = Number.NEGATIVE_INFINITY;
  const named = new Set<string>();
  for (const { id, kind, start, label } of events) {
    const left = x(start);
    if (kind !== 'change' || left <= lastEnd) continue;
    named.add(id);
    lastEnd = left + (short(label).length * LETTER + 0.5) * em;
  }
  return named;
}
