import type { DurationMs } from '#compute/units.ts';
import type { Zone } from '#ui/format-time.ts';
import type { JoinedLines, Span } from './chart-data.ts';
import type { PlotGeometry } from './plot-geometry.ts';

export type Tone = 'p50' | 'p95' | 'p99' | 'a' | 'b' | 'c';

export type ChartLine = {
  readonly id: string;
  /** Stands at the end of the line. */
  readonly label: string;
  /** Epoch milliseconds, rising. */
  readonly times: Float64Array;
  /** NaN is a gap, and so is a missing step. */
  readonly values: Float64Array;
  readonly tone: Tone;
  /** The grid the points were asked on. Guessed from the points when left out. */
  readonly step?: DurationMs;
};

export type ChartTarget = {
  readonly value: number;
  /** "Target 200 ms" */
  readonly label: string;
  /** The tone of the line it belongs to; neutral when left out. */
  readonly tone?: Tone;
};

/** What both drawings of a line chart get: the same data at the same places. */
export type PlotProps = {
  /** The chart in one sentence, its accessible name. */
  readonly summary: string;
  readonly unitLabel: string;
  readonly lines: readonly ChartLine[];
  readonly targets: readonly ChartTarget[];
  readonly joined: JoinedLines;
  readonly geometry: PlotGeometry;
  readonly span: Span;
  readonly zone: Zone;
  readonly formatValue: (value: number) => string;
  /** Called with the span a reader drags across. Without it dragging does nothing. */
  readonly onZoom?: (span: Span) => void;
  /** Charts of one group show the same instant under the pointer. */
  readonly syncId?: string;
};
