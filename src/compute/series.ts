import type { Interpolation } from './interpolation.ts';
import type { EpochMs } from './units.ts';

export type Labels = Readonly<Record<string, string>>;

/** One time series in columns. `times` rises strictly; a gap is an absent time or a NaN value. */
export type Series = {
  readonly labels: Labels;
  /** Epoch milliseconds. */
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** Of a bucket that was part of a native histogram: how observations lie between its bounds. */
  readonly interpolation?: Interpolation;
};

/** One series at one instant. */
export type Sample = {
  readonly labels: Labels;
  readonly time: EpochMs;
  readonly value: number;
  /** As of a series. */
  readonly interpolation?: Interpolation;
};
