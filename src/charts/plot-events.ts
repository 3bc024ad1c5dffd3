import { createContext } from 'react';

/** Something that happened, to be seen in every chart over time. */
export type PlotEvent = {
  readonly id: string;
  readonly kind: 'incident' | 'maintenance' | 'change';
  readonly start: number;
  /** The same as `start` for what happens at an instant. */
  readonly end: number;
  readonly label: string;
};

export type PlotEvents = {
  readonly events: readonly PlotEvent[];
  /** Look at one of them. */
  readonly onOpen: (event: PlotEvent) => void;
};

export const PlotEventsContext = createContext<PlotEvents | null>(null);
