import type { CalendarWindow } from '#compute/calendar-window.ts';
import type { DoubtCode } from '#compute/doubt-rule.ts';
import type { GradeRange } from '#compute/grade-range.ts';
import type { Letter } from '#compute/overall-grade.ts';
import type { Status } from '#compute/status.ts';
import type { DurationMs, EpochMs } from '#compute/units.ts';
import type { Exemption } from '#config/exemption.ts';
import type { Indicator } from '#config/indicator.ts';
import type { Practice } from '#config/practice.ts';
import type { Pillar } from '#config/schema.ts';
import type { PrometheusError } from '#prometheus/error.ts';
import type { Measurement, Outlook } from '#scorecard/indicators/kind.ts';
import type { ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import type { QueryResult } from '#scorecard/queries/query-result.ts';

/**
 * What a query is for. The figure stands without what serves its `outlook` (whether worse is to come) or its
 * `evidence` (how much of it is known), but it is in doubt then.
 */
export type QueryPurpose = 'figure' | 'outlook' | 'evidence';

/** A query as it was asked, for whoever wants to check the figure. */
export type AskedQuery = {
  readonly name: string;
  readonly query: ExpressionQuery;
  readonly serves: QueryPurpose;
};

type Common = {
  readonly indicator: Indicator;
  /** Of a period of the calendar what there is of it; null until that is known. */
  readonly window: DurationMs | null;
  /** The period of the calendar that is covered up to now; left out where the window rolls along. */
  readonly calendar?: CalendarWindow;
  readonly asked: readonly AskedQuery[];
};

export type LoadingEvaluation = Common & { readonly state: 'loading' };
export type FailedEvaluation = Common & { readonly state: 'failed'; readonly error: PrometheusError };
export type ReadyEvaluation = Common & {
  readonly state: 'ready';
  readonly at: EpochMs;
  /** The responses the figure was made of, by the name of the need each meets. */
  readonly results: ReadonlyMap<string, QueryResult>;
  readonly measurement: Measurement;
  readonly outlook: Outlook;
  /** null: shown without being judged (no target, nothing to judge, or exempt). */
  readonly judgement: Judgement | null;
  readonly exemption: Exemption | null;
  /** Why the figure is not known well enough to be called good. */
  readonly doubts: readonly DoubtCode[];
  /** By the code of a doubt, or of the reason why there is no figure: the names and numbers behind it. */
  readonly details: Readonly<Record<string, string>>;
  /** Queries beside the figure that the server did not answer. */
  readonly unanswered: readonly Unanswered[];
  /** What the server said that makes the figure doubtful. */
  readonly warnings: readonly string[];
  /** What it said besides. */
  readonly infos: readonly string[];
  /** Set while the figure is older than it should be, because the last refresh failed. */
  readonly refreshError: PrometheusError | null;
};

export type Unanswered = {
  readonly name: string;
  readonly serves: Exclude<QueryPurpose, 'figure'>;
  readonly error: PrometheusError;
};

export type Judgement = {
  readonly status: Status;
  /** Use of the allowance: 0 ideal, 1 at the target; null without data. */
  readonly u: number | null;
  readonly reasons: readonly string[];
  readonly isCeiling: boolean;
  readonly isAtBest: boolean;
  /** The true status may be any. */
  readonly isDoubtful: boolean;
};

/** One indicator, measured and judged; or the reason why not. */
export type Evaluation = LoadingEvaluation | FailedEvaluation | ReadyEvaluation;

export type PillarEvaluation = {
  readonly pillar: Pillar;
  readonly weight: number;
  readonly headline: Evaluation | null;
  /** The other graded indicators, in the order of the file. */
  readonly others: readonly Evaluation[];
  readonly state: 'loading' | 'ready';
  readonly status: Status;
  readonly isAtBest: boolean;
  /** Practices that are not kept up and that scorecard.json lets hold the pillar back. */
  readonly heldBackBy: readonly Practice[];
};

export type Grade = {
  readonly letter: Letter | null;
  readonly score: number | null;
  /** Share of the pillars' weight that has data. */
  readonly coverage: number;
  readonly caps: readonly string[];
  /** What is met, missed, at risk and unknown; the same words wherever the grade is told. */
  readonly verdict: string;
  /** What the letter could be if what is unknown were known. */
  readonly range: GradeRange;
  readonly isProvisional: boolean;
};

export type Scorecard = {
  readonly evaluations: ReadonlyMap<string, Evaluation>;
  readonly pillars: readonly PillarEvaluation[];
  /** null while a pillar is still loading: a grade of what happens to be there first would be false. */
  readonly grade: Grade | null;
};
