import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react';
import type { Span } from './chart-data.ts';
import { type Cursor, createPlotStore, type PlotStore } from './plot-store.ts';

const PlotContext = createContext<PlotStore | null>(null);

/** Charts inside show the same instant under the pointer and the same selection. */
export function PlotGroup({ children }: { children: ReactNode }) {
  const [store] = useState(createPlotStore);
  return <PlotContext value={store}>{children}</PlotContext>;
}

/** The group's store, or one of its own for a chart that stands alone. */
export function usePlotStore(): PlotStore {
  const shared = useContext(PlotContext);
  const [own] = useState(createPlotStore);
  return shared ?? own;
}

export function usePlotCursor(store: PlotStore): Cursor | null {
  const read = () => store.get().cursor;
  return useSyncExternalStore(store.subscribe, read);
}

export function usePlotSelection(store: PlotStore): Span | null {
  const read = () => store.get().selection;
  return useSyncExternalStore(store.subscribe, read);
}

export function usePlotPan(store: PlotStore): number {
  const read = () => store.get().pan;
  return useSyncExternalStore(store.subscribe, read);
}
