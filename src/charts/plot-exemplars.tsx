import styles from './plot-exemplars.module.css';
import type { PlotGeometry } from './plot-geometry.ts';

/** One request, at its time and value. */
export type PlotExemplar = { readonly id: string; readonly at: number; readonly value: number };

type Props = { readonly geometry: PlotGeometry; readonly exemplars: readonly PlotExemplar[] };

/**
 * Single requests over the lines made of all of them; what is slower than the axis reaches stands, filled, at its top.
 * For the eye: the list of exemplars has the same for everybody.
 */
export function PlotExemplars({ geometry, exemplars }: Props) {
  const { box, x, y, em, width, height } = geometry;
  if (exemplars.length === 0) return null;
  return (
    <svg className={styles.dots} width={width} height={height} aria-hidden="true" data-exemplars="">
      {exemplars.map(({ id, at, value }) => {
        const top = y(value);
        return (
          <circle
            key={id}
            className={styles.dot}
            cx={x(at)}
            cy={Math.min(box.bottom, Math.max(box.top, top))}
            r={em * 0.25}
            strokeWidth={em * 0.1}
            data-beyond={top < box.top || undefined}
          />
        );
      })}
    </svg>
  );
}
