import type { DurationMs } from '#compute/units.ts';
import { type Place, SpecFault, type SpecField } from './spec-field.ts';

/** A service level objective as a scorecard can have it, whichever format it was written in. */
export type Slo = {
  readonly place: Place;
  readonly service: string | null;
  readonly name: string;
  /** For people; null: the name will do. */
  readonly title: string | null;
  readonly description: string | null;
  readonly owner: string | null;
  readonly runbook: string | null;
  /** The share of what is good that is aimed at: 0.999. */
  readonly objective: number;
  readonly window: DurationMs;
  readonly sli: Sli;
};

/** What is measured. All queries are templates of a scorecard. */
export type Sli =
  | {
      readonly kind: 'events';
      readonly counts: 'good' | 'bad';
      readonly counted: string;
      readonly total: string;
    }
  /** Buckets of a histogram: what is at most `bound` is good. */
  | {
      readonly kind: 'buckets';
      readonly query: string;
      readonly bound: number;
      readonly isInSeconds: boolean;
      readonly groupBy: string | null;
    }
  /** A ratio without the counts behind it. */
  | { readonly kind: 'ratio'; readonly reports: 'good' | 'bad'; readonly query: string };

/** Something of a specification that a scorecard does not have: a sentence without a full stop. */
export type SpecNote = { readonly place: Place; readonly message: string };

export const RATIO_ONLY =
  'its error budget is not carried over: the query gives a ratio, and a budget needs the events behind it';

/** What was read, or nothing and a note that says why. */
export function leavingOut<Read>(field: SpecField, notes: SpecNote[], read: () => Read): readonly Read[] {
  try {
    return [read()];
  } catch (error) {
    if (!(error instanceof SpecFault)) throw error;
    field.use();
    notes.push({
      place: error.place,
      message: `this SLO is left out: ${error.place.path}: ${error.message}`,
    });
    return [];
  }
}
