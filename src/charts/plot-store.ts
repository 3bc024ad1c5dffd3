import { createStore, type StoreApi } from 'zustand';
import type { ChartSpan } from './chart-data.ts';

/** Where the reader points at in time, and in which chart. */
export type Cursor = { readonly time: number; readonly source: string };

export type PlotState = {
  readonly cursor: Cursor | null;
  /** What is selected but not yet zoomed to. */
  readonly selection: ChartSpan | null;
  /** How far the lines are being dragged, in milliseconds of the time axis. */
  readonly pan: number;
};

/** What the charts of one group have in common while somebody points at one of them. */
export type PlotStore = StoreApi<PlotState>;

/** Outside of React's state: a pointer moves sixty times a second, and only what follows it should be drawn anew. */
export const createPlotStore = (): PlotStore =>
  createStore<PlotState>(() => ({ cursor: null, selection: null, pan: 0 }));
