import type { DurationMs } from '#compute/units.ts';

export type Tone = 'p50' | 'p95' | 'p99' | 'a' | 'b' | 'c';

/** The room around each point of a line, in the line's own order. NaN is none; an infinite edge is open. */
export type Band = { readonly low: Float64Array; readonly high: Float64Array };

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
  /** What is known for certain of each point. Where it is open above, the value reads "≥". */
  readonly band?: Band;
  /** The band as a quiet fill around the line. */
  readonly isBandDrawn?: boolean;
  /** The greatest value within each point's own span, so that zooming out hides no spike. */
  readonly peaks?: Float64Array;
  /** Something to compare with: dimmed, without a name at its end. */
  readonly isReference?: boolean;
  /** In the table, the tooltip and the export, but not drawn: it would flatten the others. */
  readonly isUndrawn?: boolean;
  /** Points to be ringed. */
  readonly unusual?: { readonly times: Float64Array; readonly values: Float64Array };
};

export type ChartTarget = {
  readonly value: number;
  /** "Target 200 ms" */
  readonly label: string;
  /** The tone of the line it belongs to; neutral when left out. */
  readonly tone?: Tone;
};
