import type { BucketGrid } from '#compute/bucket-grid.ts';
import type { Sample, Series } from '#compute/series.ts';
import { durationMs, type EpochMs, epochMs } from '#compute/units.ts';
import type { ApiResponse, FiringAlert, Grid, Rule } from '#prometheus/api-response.ts';
import type { PrometheusError } from '#prometheus/error.ts';
import type { SlotScan } from './slot-scan.ts';

/** A server's response together with the instant it is about, so old data never shows under a new time. */
export type QueryResult = {
  readonly at: EpochMs;
  /** When all of it was asked; since then only what may have changed. */
  readonly askedInFull: EpochMs;
  readonly samples: readonly Sample[];
  readonly series: readonly Series[];
  /** The buckets of `series` over its tiles, where all of it is one histogram. */
  readonly buckets?: BucketGrid;
  readonly scans: readonly SlotScan[];
  readonly firing: readonly FiringAlert[];
  readonly pending?: readonly FiringAlert[];
  readonly rules?: readonly Rule[];
  readonly names: readonly string[];
  /** Out of the days of a window that the server declined as a whole: nearly the same. */
  readonly isAddedUp?: boolean;
  /** Nothing has fired, and the server cannot say whether there is a rule that could have. */
  readonly isRuleUnknown?: boolean | undefined;
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  readonly clockLead: ApiResponse<unknown>['clockLead'];
};

type Tiles = { readonly span: number; readonly step: number; readonly offset?: number | null };

/** Tiles end on whole steps: the first one that lies fully in the span, to the last one complete at `at`. */
export function tileGrid({ span, step, offset }: Tiles, at: EpochMs): Grid {
  const end = Math.floor(at / step) * step;
  const start = Math.min(end, Math.floor((at - span) / step) * step + step);
  const earlier = offset ?? 0;
  return { start: epochMs(start - earlier), end: epochMs(end - earlier), step: durationMs(step) };
}

/** How far the result of one query has come. One that could not be refreshed keeps its data. */
export type QueryResultState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: PrometheusError }
  | { readonly state: 'ready'; readonly result: QueryResult; readonly refreshError: PrometheusError | null };

/** What is known of some queries, by `queryId`. */
export type QueryResultStates = ReadonlyMap<string, QueryResultState>;

export type ResultData = Partial<
  Pick<QueryResult, 'samples' | 'series' | 'scans' | 'firing' | 'names' | 'isRuleUnknown'>
>;

export function result(response: ApiResponse<unknown>, at: EpochMs, data: ResultData): QueryResult {
  return {
    at,
    askedInFull: at,
    samples: data.samples ?? [],
    series: data.series ?? [],
    scans: data.scans ?? [],
    firing: data.firing ?? [],
    names: data.names ?? [],
    warnings: response.warnings,
    infos: response.infos,
    clockLead: response.clockLead,
    ...(data.isRuleUnknown === true ? { isRuleUnknown: true } : {}),
  };
}
