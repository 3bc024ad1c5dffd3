import type { Sample, Series } from '#compute/series.ts';
import type { DurationMs, EpochMs } from '#compute/units.ts';
import type { HistogramSeries } from './histogram-series.ts';

/** What a server said, with what it said about it. */
export type ApiResponse<Data> = {
  readonly data: Data;
  /** The native histograms of the answer, which are in no other data; absent where there are none. */
  readonly histograms?: readonly HistogramSeries[];
  /** The result may be incomplete or wrong; shown beside every figure made from it. */
  readonly warnings: readonly string[];
  /** What the query engine notes besides, which does not make the data partial. */
  readonly infos: readonly string[];
  /** Milliseconds by which the server's clock is ahead of this device's; null where the browser hides its `Date`. */
  readonly clockLead: number | null;
};

/** Points at start + k·step ≤ end. */
export type Grid = {
  readonly start: EpochMs;
  readonly end: EpochMs;
  readonly step: DurationMs;
};

export type FiringAlert = {
  readonly name: string;
  readonly state: 'firing' | 'pending';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly activeAt: EpochMs | null;
};

export type Rule = {
  readonly group: string;
  readonly name: string;
  readonly kind: 'alerting' | 'recording';
  readonly query: string;
  readonly health: string;
  /** Why it could not be evaluated; null where it could. */
  readonly lastError: string | null;
};

export type PrometheusClient = {
  readonly baseUrl: string;
  query(expr: string, at: EpochMs, signal?: AbortSignal): Promise<ApiResponse<readonly Sample[]>>;
  queryRange(expr: string, grid: Grid, signal?: AbortSignal): Promise<ApiResponse<readonly Series[]>>;
  /**
   * Label names, or the values of one label, of the series that match.
   * @param span where they may be; without it a server looks at what it likes, most of them only at the last hours
   */
  labelNames(
    match: readonly string[],
    span: Pick<Grid, 'start' | 'end'>,
    signal?: AbortSignal,
  ): Promise<ApiResponse<readonly string[]>>;
  labelValues(
    label: string,
    match: readonly string[],
    signal?: AbortSignal,
  ): Promise<ApiResponse<readonly string[]>>;
  alerts(signal?: AbortSignal): Promise<ApiResponse<readonly FiringAlert[]>>;
  rules(signal?: AbortSignal): Promise<ApiResponse<readonly Rule[]>>;
};
