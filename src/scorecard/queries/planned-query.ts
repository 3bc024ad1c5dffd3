import type { CalendarWindow } from '#compute/calendar-window.ts';
import type { QueryUnit } from '#compute/query-unit.ts';
import type { DurationMs } from '#compute/units.ts';
import type { LabelFilter } from './choice.ts';

/** Which server a query is put to: a name of `prometheus.sources`, or none for the default one. */
export type Addressed = { readonly source?: string };

/**
 * One query to a server. Equal queries are equal objects in all fields, so they are asked once; the same PromQL for two
 * servers is two queries.
 */
export type PlannedQuery = ExpressionQuery | (StateQuery & Addressed);

type StateQuery =
  /** The alerts that fire now. */
  | { readonly shape: 'alerts' }
  /** The rules the server evaluates. */
  | { readonly shape: 'rules' }
  /** The names of the labels that some series have, in so much time. */
  | { readonly shape: 'label-names'; readonly match: string; readonly span: DurationMs };

/** What the answer is in, where that is no base unit: its values, or the bounds of its buckets. */
export type ResponseUnit = { readonly of: 'values' | 'bounds'; readonly from: QueryUnit };

/** Native histograms are wanted as buckets like those of classic ones; otherwise they are left out, with a warning. */
export type ReadAs = 'buckets';

/**
 * The query is about a period of the calendar up to its instant: `$window` stands in `expr`, and what its length decides
 * is only known then.
 */
export type OfCalendar = {
  readonly window: CalendarWindow;
  /** What is wanted is what the counters of `expr` held at their first sample; what is there within two tiles was there before. */
  readonly firstSamples?: { readonly tile: DurationMs };
};

export type ExpressionQuery = Expression & Addressed;

type Expression =
  | {
      readonly shape: 'samples';
      readonly expr: string;
      readonly unit?: ResponseUnit;
      readonly reads?: ReadAs;
      readonly calendar?: OfCalendar;
      /** Asked for an instant this much earlier. */
      readonly ago?: DurationMs;
      /** The same for each day of a window that is too much for a server at once. */
      readonly daily?: { readonly expr: string; readonly window: DurationMs };
    }
  | {
      readonly shape: 'slots';
      readonly expr: string;
      readonly window: DurationMs;
      readonly resolution: DurationMs;
      /** Where its rule does not exist, nobody has looked. */
      readonly alert?: string | undefined;
    }
  | {
      readonly shape: 'tiles';
      readonly expr: string;
      readonly span: DurationMs;
      readonly step: DurationMs;
      readonly unit?: ResponseUnit;
      readonly reads?: ReadAs;
      /** `span` is the most it can be. */
      readonly calendar?: OfCalendar;
      /** The same tiles this much earlier: something to compare with. */
      readonly offset?: DurationMs;
      /** Asked besides, for the complete days of the month as one window: a sum of days loses what lies between them. */
      readonly monthToDate?: { readonly template: string; readonly filters: readonly LabelFilter[] };
    };

/** Puts a query to the server that a part of scorecard.json names. */
export const addressed = <Query extends PlannedQuery>(
  query: Query,
  { source }: { readonly source?: string | undefined },
): Query => (source === undefined ? query : { ...query, source });

export const queryId = (query: PlannedQuery): string => JSON.stringify(query);
