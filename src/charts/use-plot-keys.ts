import { type KeyboardEvent, useRef } from 'react';
import { type ChartSpan, nearestRow } from './chart-data.ts';
import type { TimeControls } from './line-chart-props.ts';
import type { PlotStore } from './plot-store.ts';
import { selectedSpan } from './selected-span.ts';

type Options = {
  readonly source: string;
  readonly times: Float64Array;
  readonly span: ChartSpan;
  readonly store: PlotStore;
  readonly controls: TimeControls | undefined;
  /** A selection that is being dragged when Escape comes. */
  readonly drop: () => void;
  /** Look at what is nearest to a time; false where there is nothing. */
  readonly open?: (time: number) => boolean;
};

/** How far keys move the cursor, in points. */
const MOVES: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -10,
  PageDown: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Keys pan by this part of what is shown. */
const PAN_SHARE = 0.25;

/** All that the pointer can do, with the keyboard. */
export function usePlotKeys({ source, times, span, store, controls, drop, open }: Options) {
  /** Where a selection began: the end that stays. */
  const anchor = useRef<number | null>(null);

  const move = (by: number, isSelecting: boolean) => {
    const { cursor } = store.getState();
    const last = times.length - 1;
    const at = cursor === null ? last : nearestRow(times, cursor.time);
    const first = cursor === null && !isSelecting && Number.isFinite(by);
    const row = first ? last : Math.min(last, Math.max(0, at + by));
    const time = times[row];
    if (time === undefined) return;
    if (!isSelecting || controls === undefined) {
      anchor.current = null;
      store.setState({ cursor: { time, source }, selection: null });
      return;
    }
    anchor.current ??= times[at] ?? time;
    const selection = selectedSpan(anchor.current, time, controls.snap, span);
    store.setState({ cursor: { time, source }, selection });
  };

  const act = (key: string): boolean => {
    const { selection, cursor } = store.getState();
    switch (key) {
      case 'Enter':
        if (selection === null) return cursor !== null && open?.(cursor.time) === true;
        anchor.current = null;
        controls?.onZoom(selection);
        store.setState({ selection: null });
        return true;
      case 'Escape':
        anchor.current = null;
        if (selection !== null) drop();
        else controls?.onBack();
        return true;
      case '+':
      case '=':
        controls?.onZoomIn(cursor?.time ?? null);
        return true;
      case '-':
        controls?.onZoomOut();
        return true;
      case ',':
      case '<':
        controls?.onPan(-PAN_SHARE * (span.end - span.start));
        return true;
      case '.':
      case '>':
        controls?.onPan(PAN_SHARE * (span.end - span.start));
        return true;
      default:
        return false;
    }
  };

  return {
    onKeyDown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const by = MOVES[event.key];
      if (by === undefined && !act(event.key)) return;
      if (by !== undefined) move(by, event.shiftKey);
      event.preventDefault();
      event.stopPropagation();
    },
    onBlur: () => {
      anchor.current = null;
      store.setState({ cursor: null, selection: null });
    },
  };
}
