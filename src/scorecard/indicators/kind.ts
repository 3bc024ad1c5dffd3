import type { DoubtCode } from '#compute/doubt-rule.ts';
import type { Outcome } from '#compute/outcome.ts';
import type { Sample } from '#compute/series.ts';
import type { Status } from '#compute/status.ts';
import type { Unit } from '#compute/unit.ts';
import type { DurationMs, EpochMs } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import type { ReadAs, ResponseUnit } from '#scorecard/queries/planned-query.ts';
import type { SlotScan } from '#scorecard/queries/slot-scan.ts';

/** A raw series an indicator is computed from. */
export type Need =
  | {
      readonly name: string;
      readonly template: string;
      readonly shape: 'samples';
      readonly unit?: ResponseUnit;
      readonly reads?: ReadAs;
    }
  /** Every evaluation at `resolution` over the window: what incidents are found in. */
  | {
      readonly name: string;
      readonly template: string;
      readonly shape: 'slots';
      readonly resolution: DurationMs;
      /** The alert the query is about. */
      readonly alert?: string | undefined;
    };

/** The data that answers an indicator's needs, by the name of the need. */
export type NeedResults = {
  readonly samples: (name: string) => readonly Sample[];
  readonly scans: (name: string) => readonly SlotScan[];
  /** What came with a response: what had to be left out of it, and what the server says of it. */
  readonly warnings?: (name: string) => readonly string[];
};

export type Moment = {
  readonly at: EpochMs;
  /** null for what has no window: a gauge, an attestation. */
  readonly window: DurationMs | null;
  /** The time of the window that is known: what a total is set against. The whole window where nobody asked. */
  readonly known?: DurationMs | undefined;
};

/** A number that went into the formula. */
export type Part = {
  readonly name: string;
  readonly value: number | string;
  readonly unit: Unit;
};

/** Reasons to expect worse than a figure says, and the numbers behind them. */
export type Outlook = { readonly forward: readonly string[]; readonly parts: readonly Part[] };

/** What was measured, before it is judged. */
export type Measurement = {
  readonly outcome: Outcome<number | string>;
  /** Events behind the value; null where that has no meaning. */
  readonly n: number | null;
  readonly formula: string;
  readonly parts: readonly Part[];
  /** Events behind a share of events, so that chance can be told from change; `k` of `n` are what the value counts. */
  readonly counts?: { readonly k: number; readonly n: number };
  /** The group that the value is of, where each is judged by itself and the worst one counts. */
  readonly group?: string;
  /** Age of the evidence, where a freshness query tells it. */
  readonly age?: DurationMs;
  /** Share of the window that is known at all. */
  readonly coverage?: number;
  /** Why the value is not known well enough, as far as the response itself tells. */
  readonly doubts?: readonly DoubtCode[];
  /** By the code of a doubt or of the outcome's reason: the names and numbers behind it. */
  readonly details?: Readonly<Record<string, string>>;
  /** The value is only known to be at least this much: an open bucket, an incident that lasts. */
  readonly isLowerBound?: boolean;
  /** Made of what several histograms have in common. */
  readonly isApproximate?: boolean;
  /** The bucket that brackets a quantile. */
  readonly bracket?: { readonly low: number; readonly high: number };
  /** Set where the target is decided from counts and not by comparing the value. */
  readonly decision?: 'met' | 'missed';
  /** Set where a kind judges by a rule of its own (MTBF by its bounds). */
  readonly judgement?: {
    readonly status: Status;
    readonly u: number | null;
    readonly reasons: readonly string[];
  };
};

/** One way to make a figure out of raw series. A new kind is one file like this in kinds/. */
export type Kind<Of extends Indicator> = {
  readonly needs: (indicator: Of) => readonly Need[];
  readonly measure: (indicator: Of, results: NeedResults, moment: Moment) => Measurement;
};
