import type { EpochMs } from '#compute/units.ts';
import type { PrometheusError } from '#prometheus/error.ts';
import type { TrendPlan } from '#scorecard/plan/plan-trend.ts';
import type { QueryResult } from '#scorecard/queries/query-result.ts';
import type { Trend } from './trend-frame.ts';

export type MeasuredTrend = {
  readonly plan: TrendPlan;
  readonly trend: Trend;
  /** What it was measured from, by the name of the need. */
  readonly results: ReadonlyMap<string, QueryResult>;
};

export type TrendState = { readonly plan: TrendPlan } & (
  | {
      readonly state: 'loading';
      /** Of another span, from before a zoom: to look at until the response is there. */
      readonly known: MeasuredTrend | null;
    }
  | { readonly state: 'failed'; readonly error: PrometheusError }
  /** `at`: the instant it was asked for; the line itself ends on the last whole step before. */
  | ({
      readonly state: 'ready';
      readonly at: EpochMs;
      /** It could not be asked anew. */
      readonly isStale?: boolean;
    } & MeasuredTrend)
);

/** What the server says that makes lines doubtful: while a new answer is on its way, of the one whose line is still drawn. */
export const warningsOfTrends = (trends: Iterable<TrendState | MeasuredTrend>): readonly string[] =>
  [...trends].flatMap((trend) => {
    const drawn = 'results' in trend ? trend : trend.state === 'loading' ? trend.known : null;
    return [...(drawn?.results.values() ?? [])].flatMap(({ warnings }) => warnings);
  });
