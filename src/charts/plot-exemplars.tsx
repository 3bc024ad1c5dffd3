import styles from './plot-exemplars.module.css';
import type { PlotGeometry } from './plot-geometry.ts';

/** One request, at its time and value. */
export type PlotExemplar = {
  readonly id: string;
  readonly at: number;
  readonly value: number;
  /** "1.24 s, route=/search" */
  readonly label: string;
};

export type PlotExemplars = {
  /** The greatest first. */
  readonly exemplars: readonly PlotExemplar[];
  /** Look at one of them. */
  readonly onOpen: (id: string) => void;
};

/** The exemplar nearest in time; of several at once the greatest. */
export function nearestExemplar(exemplars: readonly PlotExemplar[], time: number): PlotExemplar | null {
  let nearest: PlotExemplar | null = null;
  for (const exemplar of exemplars) {
    if (nearest === null || Math.abs(exemplar.at - time) < Math.abs(nearest.at - time)) nearest = exemplar;
  }
  return nearest;
}

/**
 * Single requests over the lines made of all of them; what is slower than the axis reaches stands, filled, at its top.
 * For the pointer: with the keyboard, Enter on the chart opens the one at the cursor, and the list has them all.
 */
export function ExemplarDots({ geometry, exemplars, onOpen }: PlotExemplars & { geometry: PlotGeometry }) {
  const { box, x, y, em, width, height } = geometry;
  if (exemplars.length === 0) return null;
  return (
    <svg className={styles.dots} width={width} height={height} aria-hidden="true" data-exemplars="">
      {exemplars.map(({ id, at, value, label }) => {
        const top = y(value);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer; the keyboard has Enter and the list
          <circle
            key={id}
            className={styles.dot}
            cx={x(at)}
            cy={Math.min(box.bottom, Math.max(box.top, top))}
            r={em * 0.25}
            strokeWidth={em * 0.1}
            data-beyond={top < box.top || undefined}
            onClick={() => onOpen(id)}
          >
            <title>{label}</title>
          </circle>
        );
      })}
    </svg>
  );
}
