import { formatDuration } from '#compute/duration.ts';
import { valueOrNull } from '#compute/outcome.ts';
import type { Unit } from '#compute/unit.ts';
import { type DurationMs, type EpochMs, epochMs } from '#compute/units.ts';
import { coarseScan } from '#scorecard/answers/scan-slots.ts';
import { formatInstant } from '#scorecard/calendar/instant.ts';
import type { AskedQuery, Evaluation, ReadyEvaluation } from '#scorecard/evaluate/evaluation.ts';
import type { ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import { type QueryResult, tileGrid } from '#scorecard/queries/query-result.ts';
import type { SourceCheck } from './source-check.ts';
import { workingOf } from './working.ts';

/** JSON has no infinities: the spelling of Prometheus where a number is none. */
export type TraceNumber = number | 'NaN' | '+Inf' | '-Inf';

/** One query as it was put to the server. Instants are RFC 3339 in UTC, durations as Prometheus writes them. */
export type TraceRequest = {
  readonly name: string;
  /** `slots`: a coarse range query, then a finer one over every tile that is not calm. */
  readonly request: 'instant' | 'range' | 'slots';
  /** PromQL as it was sent. */
  readonly expr: string;
  /** The expression of the finer queries of `slots`. */
  readonly fineExpr: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly step: string | null;
  readonly fineStep: string | null;
  /** What came back; null until it has. */
  readonly series: number | null;
  readonly samples: number | null;
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
};

/** How a figure came about: all of it, as data. What the details show, what is copied, what the report holds. */
export type Trace = {
  readonly indicator: string;
  readonly kind: string;
  /** Name of the server that was asked; null: the default one. */
  readonly server: string | null;
  readonly unit: Unit;
  /** Unrounded, in the base unit; null without data. */
  readonly value: TraceNumber | string | null;
  readonly formula: string | null;
  /** The formula with the numbers put in; null without a figure, or where nothing is calculated. */
  readonly working: string | null;
  readonly parts: readonly {
    readonly name: string;
    readonly value: TraceNumber | string;
    readonly unit: Unit;
  }[];
  /** Events behind the value. */
  readonly n: TraceNumber | null;
  readonly at: string | null;
  readonly window: { readonly length: string; readonly start: string; readonly end: string } | null;
  readonly requests: readonly TraceRequest[];
  /** Known share of the window, where the figure itself depends on it. */
  readonly known: number | null;
  /** What the series behind it are like; null until somebody asked. */
  readonly source: SourceCheck | null;
  /** The bucket that holds a quantile for certain; `high` is "+Inf" when only a lower bound is known. */
  readonly bracket: { readonly low: TraceNumber; readonly high: TraceNumber } | null;
  readonly isLowerBound: boolean;
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
};

/** Pure: everything but `source`, which takes one more query, is in the evaluation already. */
export function traceOf(
  evaluation: Evaluation,
  { currency, source = null }: { readonly currency: string; readonly source?: SourceCheck | null },
): Trace {
  const { indicator, asked, window } = evaluation;
  const ready = evaluation.state === 'ready' ? evaluation : null;
  const measurement = ready?.measurement;
  const value = measurement === undefined ? null : valueOrNull(measurement.outcome);
  const bracket = value === null ? undefined : measurement?.bracket;
  return {
    indicator: indicator.id,
    kind: indicator.kind,
    server: indicator.source ?? null,
    unit: indicator.unit,
    value: typeof value === 'number' ? traceNumber(value) : value,
    formula: measurement?.formula ?? null,
    working: ready === null ? null : workingOf(ready, currency),
    parts: [...(measurement?.parts ?? []), ...(ready?.outlook.parts ?? [])].map(
      ({ name, value: part, unit }) => ({
        name,
        value: typeof part === 'number' ? traceNumber(part) : part,
        unit,
      }),
    ),
    n: measurement === undefined || measurement.n === null ? null : traceNumber(measurement.n),
    at: ready === null ? null : formatInstant(ready.at),
    window: ready === null || window === null ? null : windowOf(ready.at, window),
    requests: asked.map((query) => requestOf(query, ready)),
    known: measurement?.coverage ?? null,
    source,
    bracket:
      bracket === undefined || Number.isNaN(bracket.low)
        ? null
        : { low: traceNumber(bracket.low), high: traceNumber(bracket.high) },
    isLowerBound: measurement?.isLowerBound === true,
    warnings: ready?.warnings ?? [],
    infos: ready?.infos ?? [],
  };
}

export function traceNumber(value: number): TraceNumber {
  if (Number.isFinite(value)) return value;
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
}

const windowOf = (at: EpochMs, window: DurationMs) => ({
  length: formatDuration(window),
  start: formatInstant(epochMs(at - window)),
  end: formatInstant(at),
});

function requestOf({ name, query }: AskedQuery, ready: ReadyEvaluation | null): TraceRequest {
  const result = ready?.results.get(name) ?? null;
  return {
    name,
    ...shapeOf(query, result?.at ?? null),
    series: result === null ? null : seriesIn(query, result),
    samples: result === null ? null : samplesIn(query, result),
    warnings: result?.warnings ?? [],
    infos: result?.infos ?? [],
  };
}

type Shape = Pick<TraceRequest, 'request' | 'expr' | 'fineExpr' | 'start' | 'end' | 'step' | 'fineStep'>;

function shapeOf(query: ExpressionQuery, at: EpochMs | null): Shape {
  const instant = (time: number | null) => (time === null ? null : formatInstant(epochMs(time)));
  const none = { fineExpr: null, fineStep: null };
  switch (query.shape) {
    case 'samples':
      return { ...none, request: 'instant', expr: query.expr, start: null, end: instant(at), step: null };
    case 'tiles': {
      const grid = at === null ? null : tileGrid(query, at);
      return {
        ...none,
        request: 'range',
        expr: query.expr,
        start: instant(grid?.start ?? null),
        end: instant(grid?.end ?? null),
        step: formatDuration(query.step),
      };
    }
    case 'slots': {
      const coarse = coarseScan(query);
      const end = at === null ? null : Math.floor(at / query.resolution) * query.resolution;
      return {
        request: 'slots',
        expr: coarse.expr,
        fineExpr: query.expr,
        start: instant(end === null ? null : end - query.window),
        end: instant(end),
        step: formatDuration(coarse.step),
        fineStep: formatDuration(query.resolution),
      };
    }
  }
}

function seriesIn({ shape }: ExpressionQuery, { samples, series, scans }: QueryResult): number {
  return { samples: samples.length, tiles: series.length, slots: scans.length }[shape];
}

function samplesIn(query: ExpressionQuery, { samples, series, scans }: QueryResult): number {
  switch (query.shape) {
    case 'samples':
      return samples.length;
    case 'tiles':
      return series.reduce((sum, { times }) => sum + times.length, 0);
    case 'slots':
      return scans.reduce(
        (sum, { known }) =>
          sum +
          known.reduce((slots, { start, end }) => slots + Math.round((end - start) / query.resolution), 0),
        0,
      );
  }
}
