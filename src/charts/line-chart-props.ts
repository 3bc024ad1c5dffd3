import type { DurationMs } from '#compute/units.ts';
import type { Zone } from '#compute/zone.ts';
import type { ChartSpan, JoinedLines } from './chart-data.ts';
import type { ChartLine, ChartTarget } from './chart-line.ts';
import type { DrawnLine, PlotGeometry } from './plot-geometry.ts';

/** What each part of a line chart gets: the same data at the same places. */
export type PlotProps = {
  /** The chart in one sentence, its accessible name. */
  readonly summary: string;
  readonly unitLabel: string;
  readonly lines: readonly ChartLine[];
  readonly drawn: readonly DrawnLine[];
  readonly targets: readonly ChartTarget[];
  readonly joined: JoinedLines;
  readonly geometry: PlotGeometry;
  readonly span: ChartSpan;
  readonly zone: Zone;
  readonly formatValue: (value: number) => string;
};

/** What a reader can do with the time axis. All of it with the pointer and with the keyboard alike. */
export type TimeControls = {
  /** Look at this span. */
  readonly onZoom: (span: ChartSpan) => void;
  /** One zoom step back. */
  readonly onBack: () => void;
  /** Half or twice as much time, around the cursor if there is one. */
  readonly onZoomIn: (around: number | null) => void;
  readonly onZoomOut: () => void;
  /** The same length of time, this much later (earlier below 0); in milliseconds. */
  readonly onPan: (by: number) => void;
  /** Selections start and end on multiples of this, where the data does. */
  readonly snap: DurationMs;
};
