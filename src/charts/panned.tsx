import { type ReactNode, useId } from 'react';
import type { PlotGeometry } from './plot-geometry.ts';
import { usePlotPan } from './plot-group.tsx';
import type { PlotStore } from './plot-store.ts';

type Props = { readonly store: PlotStore; readonly geometry: PlotGeometry; readonly children: ReactNode };

/** Moves with the reader's hand, cut off at the edges of the plot. */
export function Panned({ store, geometry: { box, x }, children }: Props) {
  const pan = usePlotPan(store);
  const id = useId();
  const width = Math.max(0, box.right - box.left);
  return (
    <>
      {pan !== 0 && (
        <clipPath id={id}>
          <rect x={box.left} y={0} width={width} height={box.bottom} />
        </clipPath>
      )}
      <g {...(pan === 0 ? {} : { clipPath: `url(#${id})` })}>
        <g {...(pan === 0 ? {} : { transform: `translate(${x(0) - x(pan)} 0)` })}>{children}</g>
      </g>
    </>
  );
}
