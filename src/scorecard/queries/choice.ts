import type { DurationMs, EpochMs } from '#compute/units.ts';

/** The series looked at: those whose label has the value. */
export type LabelFilter = {
  readonly label: string;
  readonly value: string;
  /** The value is a regular expression for the whole of the label's. An address never holds one. */
  readonly isPattern?: boolean;
};

/** What the time that is shown can be laid over: the time right before it, or the same time a week ago. */
export const COMPARISONS = ['previous', 'week'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type TimeSpan = { readonly start: EpochMs; readonly end: EpochMs };

/** What the reader chose: the window of all figures (null: each its own) and the series looked at. */
export type Choice = {
  readonly window: DurationMs | null;
  readonly filters: readonly LabelFilter[];
};
