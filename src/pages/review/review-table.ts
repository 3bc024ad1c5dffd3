import type { Status } from '#compute/status.ts';
import type { DurationMs, EpochMs } from '#compute/units.ts';

/** A cell is a text, or a status to be marked as one. */
export type ReviewCell = string | { readonly status: Status };

/** A table of a review, for the page and for the minutes. */
export type ReviewTable = {
  readonly id: string;
  readonly title: string;
  /** What it amounts to, in a sentence; null where the table says it all. */
  readonly lead: string | null;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly id: string;
    /** The indicator whose details explain the row. */
    readonly indicator: string | null;
    /** The time whose charts show what the row is about. */
    readonly around?: { readonly at: EpochMs; readonly window: DurationMs };
    readonly cells: readonly ReviewCell[];
  }[];
  /** Whether a row is worth a line over the period; the minutes do without. */
  readonly hasSparklines?: boolean;
  /** Said where there are no rows. */
  readonly empty: string;
};

/** A point of the agenda with what there is to say about it. */
export type ReviewPoint = {
  readonly id: string;
  readonly title: string;
  readonly tables: readonly ReviewTable[];
};
