import type { HeatGeometry } from '#charts/heat-map/heat-geometry.ts';
import styles from './plot.module.css';
import { usePlotSelection } from './plot-group.tsx';
import type { PlotStore } from './plot-store.ts';

type Props = {
  readonly geometry: Pick<HeatGeometry, 'box' | 'x' | 'width' | 'height'>;
  readonly store: PlotStore;
};

/** The span that is being dragged across, in every chart that shares the time. */
export function PlotSelection({ geometry, store }: Props) {
  const selection = usePlotSelection(store);
  if (selection === null) return null;
  const { box, x, width, height } = geometry;
  const left = Math.max(box.left, x(selection.start));
  const right = Math.min(box.right, x(selection.end));
  return (
    <svg className={styles.marks} width={width} height={height} aria-hidden="true" data-selection="">
      <rect
        className={styles.selection}
        x={left}
        y={box.top}
        width={Math.max(0, right - left)}
        height={box.bottom - box.top}
      />
    </svg>
  );
}
