import { memo, type PointerEvent, useContext, useId } from 'react';
import type { ChartSpan } from './chart-data.ts';
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

type Props = { readonly geometry: TimePlotGeometry; readonly span: ChartSpan };

/**
 * The events of the charts around: changes as lines, incidents and maintenance as a lane along the time axis. For the
 * pointer; who uses the keyboard or hears the page has the same in the lists of events, once and not in every chart.
 *
 * Plain SVG in Recharts' drawing: its own reference lines and areas report themselves to its store one by one whenever
 * they are drawn, and with a dozen events in eight charts a zoom took twice the time.
 */
export const PlotEventMarks = memo(function PlotEventMarks({ geometry, span }: Props) {
  const found = useContext(PlotEventsContext);
  const hatch = useId();
  if (found === null) return null;
  const { em, box, x } = geometry;
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
          <g key={event.id} {...pressable(event)} transform={`translate(${x(event.start)} ${box.top})`}>
            <title>{event.label}</title>
            <line className={styles.stroke} y2={box.bottom - box.top} />
            {named.has(event.id) ? (
              <text className={styles.name} x={0.3 * em} y={0.75 * em}>
                {short(event.label)}
              </text>
            ) : (
              // The upper end still answers the pointer.
              <rect className={styles.handle} x={-0.5 * em} width={em} height={1.2 * em} />
            )}
          </g>
        ) : (
          <g key={event.id} {...pressable(event)}>
            <title>{event.label}</title>
            <rect
              className={styles.span}
              {...(event.kind === 'maintenance' ? { fill: `url(#${hatch})` } : {})}
              {...lane(event, geometry)}
            />
          </g>
        ),
      )}
    </g>
  );
});

/** Along the time axis, and never too narrow to be pressed. */
function lane({ start, end }: PlotEvent, { x, box, em }: TimePlotGeometry) {
  const left = Math.max(box.left, x(start));
  const width = Math.max(0.45 * em, Math.min(box.right, x(end)) - left);
  return { x: left, y: box.bottom - 0.45 * em, width, height: 0.9 * em, rx: 0.15 * em };
}

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
