import { createContext, type ReactNode, useContext, useState } from 'react';
import { useStore } from 'zustand';
import type { ChartSpan } from './chart-data.ts';
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

export const usePlotCursor = (store: PlotStore): Cursor | null => useStore(store, ({ cursor }) => cursor);
export const usePlotSelection = (store: PlotStore): ChartSpan | null =>
  useStore(store, ({ selection }) => selection);
export const usePlotPan = (store: PlotStore): number => useStore(store, ({ pan }) => pan);
