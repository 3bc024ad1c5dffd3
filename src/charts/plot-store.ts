import type { Span } from './chart-data.ts';

/** Where the reader points at in time, and in which chart. */
export type Cursor = { readonly time: number; readonly source: string };

export type PlotState = {
  readonly cursor: Cursor | null;
  /** What is selected but not yet zoomed to. */
  readonly selection: Span | null;
  /** How far the lines are being dragged, in milliseconds of the time axis. */
  readonly pan: number;
};

/** What the charts of one group have in common while somebody points at one of them. */
export type PlotStore = {
  readonly get: () => PlotState;
  readonly set: (change: Partial<PlotState>) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

const STILL: PlotState = { cursor: null, selection: null, pan: 0 };

/** Outside of React's state: a pointer moves sixty times a second, and only what follows it should be drawn anew. */
export function createPlotStore(): PlotStore {
  let state = STILL;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (change) => {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
