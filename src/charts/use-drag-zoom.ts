import { useState } from 'react';
import type { MouseHandlerDataParam } from 'recharts';
import { epochMs } from '#compute/units.ts';
import type { Span } from './chart-data.ts';

type Drag = { readonly from: number; readonly to: number };

const ordered = ({ from, to }: Drag): Span => ({
  start: epochMs(Math.min(from, to)),
  end: epochMs(Math.max(from, to)),
});

const timeUnder = ({ activeLabel }: MouseHandlerDataParam): number | null =>
  typeof activeLabel === 'number' ? activeLabel : null;

/** Turns a drag across the chart into a span. A click, or a drag that ends where it began, is none. */
export function useDragZoom(onZoom: ((span: Span) => void) | undefined) {
  const [drag, setDrag] = useState<Drag | null>(null);

  const start = (pointer: MouseHandlerDataParam) => {
    const time = timeUnder(pointer);
    if (onZoom !== undefined && time !== null) setDrag({ from: time, to: time });
  };
  const move = (pointer: MouseHandlerDataParam) => {
    const time = timeUnder(pointer);
    if (drag !== null && time !== null) setDrag({ ...drag, to: time });
  };
  const finish = () => {
    if (drag !== null && drag.from !== drag.to) onZoom?.(ordered(drag));
    setDrag(null);
  };
  return {
    selection: drag === null ? null : ordered(drag),
    handlers: { onMouseDown: start, onMouseMove: move, onMouseUp: finish, onMouseLeave: finish },
  };
}
