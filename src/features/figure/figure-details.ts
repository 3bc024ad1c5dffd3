import { parseDuration } from '#compute/duration.ts';
import { formatValue } from '#compute/format-value.ts';
import { NBSP } from '#compute/notation.ts';
import { type EpochMs, HOUR } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import { graphUrl } from '#prometheus/graph-url.ts';
import { parseInstant } from '#scorecard/calendar/instant.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { windowOf, windowText } from '#scorecard/explain/figure.ts';
import type { SourceCheck } from '#scorecard/explain/source-check.ts';
import { type Trace, type TraceNumber, type TraceRequest, traceOf } from '#scorecard/explain/trace.ts';

/** How a figure came about, for whoever wants to check it. */
export type FigureDetails = {
  readonly formula: string | null;
  readonly working: string | null;
  readonly window: { readonly text: string; readonly start: EpochMs; readonly end: EpochMs } | null;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly queries: readonly QueryDetails[];
  /** The server's own words: what makes the figure doubtful, and what it said besides. */
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  /** The whole trace as JSON, with the definitions it holds under, to be copied. */
  readonly json: string;
};

export type QueryDetails = {
  readonly name: string;
  readonly expr: string;
  readonly fineExpr: string | null;
  /** "Range query with a step of 1 h". */
  readonly request: string;
  readonly start: EpochMs | null;
  readonly end: EpochMs | null;
  /** "6 series, 6 samples"; null until there is a response. */
  readonly response: string | null;
  /** The server's own page for this query; null where there is none to link to. */
  readonly graphUrl: string | null;
};

type DetailsContext = {
  readonly baseUrl: string;
  readonly currency: string;
  readonly isDemo: boolean;
  readonly at: EpochMs;
  readonly source: SourceCheck | null;
  readonly configHash: string;
};

export function detailsOf(evaluation: Evaluation, context: DetailsContext): FigureDetails {
  const { currency, isDemo, baseUrl, at, source, configHash } = context;
  const { indicator, window } = evaluation;
  const trace = traceOf(evaluation, { currency, source });
  const start = trace.window === null ? null : parseInstant(trace.window.start);
  const end = trace.window === null ? null : parseInstant(trace.window.end);
  return {
    formula: trace.formula,
    working: trace.working,
    window: start === null || end === null ? null : { text: windowOf(evaluation) ?? '', start, end },
    facts: [
      ...trace.parts.map(({ name, value, unit }) => ({
        name,
        value: formatValue(numberOf(value), unit, { currency }),
      })),
      ...bracketFact(trace, indicator, currency),
      ...sourceFacts(source),
      ...('owner' in indicator && indicator.owner !== undefined
        ? [{ name: 'owner', value: indicator.owner }]
        : []),
    ],
    queries: trace.requests.map((request) => ({
      name: request.name,
      expr: request.expr,
      fineExpr: request.fineExpr,
      request: requestText(request),
      start: request.start === null ? null : parseInstant(request.start),
      end: request.end === null ? null : parseInstant(request.end),
      response: responseText(request),
      graphUrl: isDemo ? null : graphUrl(baseUrl, request.fineExpr ?? request.expr, at, window ?? HOUR),
    })),
    warnings: trace.warnings,
    infos: trace.infos,
    json: JSON.stringify({ configHash, ...trace }, null, 2),
  };
}

const numberOf = (value: TraceNumber | string): number | string => {
  const special = { NaN: Number.NaN, '+Inf': Number.POSITIVE_INFINITY, '-Inf': Number.NEGATIVE_INFINITY };
  return typeof value === 'string' && Object.hasOwn(special, value)
    ? special[value as keyof typeof special]
    : value;
};

function bracketFact(trace: Trace, { unit, unitText }: Indicator, currency: string): FigureDetails['facts'] {
  if (trace.bracket === null) return [];
  const text = (bound: TraceNumber) => formatValue(numberOf(bound), unit, { currency, unitText });
  const low = text(trace.bracket.low);
  return [
    {
      name: 'true value',
      value:
        trace.bracket.high === '+Inf'
          ? `≥${NBSP}${low}: it lies in the open-ended top bucket`
          : `between ${low} and ${text(trace.bracket.high)}, the bounds of its bucket`,
    },
  ];
}

const spanText = (duration: string): string => {
  const parsed = parseDuration(duration);
  return parsed === null ? '0' : windowText(parsed);
};

function sourceFacts(source: SourceCheck | null): FigureDetails['facts'] {
  if (source === null) return [];
  const { scrapeInterval, coverage } = source;
  const { configured, measured } = scrapeInterval;
  const wanted =
    configured === null ? 'not set in scorecard.json' : `${spanText(configured)} in scorecard.json`;
  return [
    ...(coverage === null
      ? []
      : [
          {
            name: 'data covers',
            value: `${spanText(coverage.covered)} of ${spanText(coverage.window)}`,
          },
        ]),
    {
      name: 'scrape interval',
      value:
        measured === null
          ? `no samples to measure it by; ${wanted}`
          : `${spanText(measured)} measured, ${wanted}`,
    },
  ];
}

function requestText({ request, step, fineStep }: TraceRequest): string {
  switch (request) {
    case 'instant':
      return 'Instant query';
    case 'range':
      return `Range query with a step of ${spanText(step ?? '')}`;
    case 'slots':
      return `Scan in steps of ${spanText(step ?? '')}, and of ${spanText(fineStep ?? '')} where anything was amiss`;
  }
}

function responseText({ series, samples }: TraceRequest): string | null {
  if (series === null || samples === null) return null;
  const counted = (count: number, one: string, many: string) =>
    `${formatValue(count, 'count')} ${count === 1 ? one : many}`;
  return `${counted(series, 'series', 'series')}, ${counted(samples, 'sample', 'samples')}`;
}
