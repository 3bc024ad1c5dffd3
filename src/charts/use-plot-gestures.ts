import { type PointerEvent, useRef } from 'react';
import type { ChartSpan } from './chart-data.ts';
import type { TimeControls } from './line-chart-props.ts';
import type { PlotGeometry } from './plot-geometry.ts';
import type { PlotStore } from './plot-store.ts';
import { selectedSpan } from './selected-span.ts';

type Drag = { readonly kind: 'select' | 'pan'; readonly from: number; readonly fromX: number };

/** A hand is never quite still: closer than this, in pixels, is a click. */
const SLACK = 4;

type Options = {
  readonly source: string;
  readonly geometry: Pick<PlotGeometry, 'box'>;
  readonly span: ChartSpan;
  readonly store: PlotStore;
  readonly controls: TimeControls | undefined;
};

/** The pointer on a plot: it points, drags a selection, drags the plot itself with Shift, and steps back. */
export function usePlotGestures({ source, geometry, span, store, controls }: Options) {
  const drag = useRef<Drag | null>(null);

  const placeOf = (event: PointerEvent<Element>) => {
    const { box } = geometry;
    const px = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const share = Math.min(1, Math.max(0, (px - box.left) / (box.right - box.left)));
    return { px, time: span.start + share * (span.end - span.start) };
  };
  const drop = () => {
    drag.current = null;
    store.setState({ selection: null, pan: 0 });
  };

  return {
    onPointerDown: (event: PointerEvent<Element>) => {
      if (controls === undefined || event.button !== 0) return;
      const { px, time } = placeOf(event);
      drag.current = { kind: event.shiftKey ? 'pan' : 'select', from: time, fromX: px };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<Element>) => {
      const { px, time } = placeOf(event);
      const begun = drag.current;
      const cursor = { time, source };
      if (begun === null || controls === undefined || Math.abs(px - begun.fromX) < SLACK)
        store.setState({ cursor });
      else if (begun.kind === 'pan') store.setState({ cursor: null, pan: begun.from - time });
      else store.setState({ cursor, selection: selectedSpan(begun.from, time, controls.snap, span) });
    },
    onPointerUp: () => {
      const begun = drag.current;
      const { selection, pan } = store.getState();
      drag.current = null;
      if (begun?.kind === 'select' && selection !== null) controls?.onZoom(selection);
      if (begun?.kind === 'pan' && pan !== 0) controls?.onPan(pan);
      if (begun !== null) store.setState({ selection: null, pan: 0, cursor: null });
    },
    onPointerCancel: drop,
    onPointerLeave: () => {
      if (drag.current === null) store.setState({ cursor: null });
    },
    onDoubleClick: () => controls?.onBack(),
    /** True when there was a drag to give up. */
    drop,
    isDragging: () => drag.current !== null,
  };
}
