import { formatValue } from '#compute/format-value.ts';
import type { QueryUnit } from '#compute/query-unit.ts';
import type { Unit } from '#compute/unit.ts';
import { DAY, type DurationMs, durationMs, type EpochMs, epochMs, HOUR } from '#compute/units.ts';
import { type Indicator, nameOf } from '#config/indicator.ts';
import { coverageText } from '#scorecard/evaluate/known-part.ts';
import { staleSince } from '#scorecard/evaluate/stale-since.ts';
import { targetText, windowText } from '#scorecard/explain/figure.ts';
import { tileGrid } from '#scorecard/queries/query-result.ts';
import type { Trend } from './trend-frame.ts';
import type { MeasuredTrend, TrendState } from './trend-state.ts';
import { warningsOfTrends } from './trend-state.ts';
import { type UnusualPoints, unusualPoints } from './unusual-points.ts';

export type ChartLineModel = {
  readonly id: string;
  readonly label: string;
  /** Its place among the lines; a line it is compared with has the same. */
  readonly rank: number;
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly step: DurationMs;
  readonly band?: NonNullable<Trend['band']>;
  readonly isBandDrawn?: boolean;
  readonly peaks?: Float64Array;
  readonly isReference?: boolean;
  readonly isUndrawn?: boolean;
  readonly unusual?: UnusualPoints;
};

/** Some indicators over time, in one picture. */
export type ChartModel = {
  readonly title: string;
  readonly unitLabel: string;
  readonly state: 'loading' | 'failed' | 'empty' | 'ready';
  /** Stands where lines would be, when there are none. */
  readonly message: string;
  readonly lines: readonly ChartLineModel[];
  readonly targets: readonly { readonly value: number; readonly label: string }[];
  readonly span: { readonly start: EpochMs; readonly end: EpochMs };
  /** The grid the points lie on. */
  readonly step: DurationMs;
  /** "each point covers 1 h", and how much of the span the data covers when that is not all. */
  readonly notes: readonly string[];
  /** What the server says that makes the lines doubtful, those they are compared with included. */
  readonly warnings: readonly string[];
  /** Of when the lines are that could not be asked anew; null or left out: of now. */
  readonly staleSince?: EpochMs | null;
  /** What was asked for it, each once; of several servers only that of the first line. */
  readonly exprs: readonly string[];
  /** The server that was asked; left out: the default one. */
  readonly source?: string | undefined;
  /** The unit of what the server says, where that is no base unit; exemplars come in it. */
  readonly queryUnit: QueryUnit | null;
  /** The most a value can be; a share cannot exceed the whole. */
  readonly limit: number;
  readonly formatValue: (value: number) => string;
  /** At the value axis, where there is no room for a unit of many letters; left out: as values. */
  readonly formatTick?: (value: number) => string;
  /** The ticks of the value axis stand at powers of 1,024. */
  readonly isBinary?: boolean;
};

/** That of the first line: those of one chart are of one histogram, or of the same exporter. */
function unitOf([first]: readonly TrendState[]): QueryUnit | null {
  const [query] = Object.values(first?.plan.queries ?? {});
  return query !== undefined && 'unit' in query ? (query.unit?.from ?? null) : null;
}

/** Over the value axis, where each label has its own unit already. */
const UNIT_LABELS: Readonly<Record<Unit, string>> = {
  ratio: 'share',
  seconds: 'time',
  count: 'count',
  'per-second': 'per second',
  'per-day': 'per day',
  bytes: 'size',
  'bytes-per-second': 'per second',
  currency: 'cost',
  score: 'score',
  grade: 'grade',
};

function unitLabel(unit: Unit, text: string | undefined): string {
  const label = UNIT_LABELS[unit];
  if (text === undefined) return label;
  return label.startsWith('per ') ? `${text} ${label}` : text;
}

export type ChartOptions = {
  /** The end of what is shown. */
  readonly at: EpochMs;
  readonly currency: string;
  /** The same lines at another time, to be laid under them. */
  readonly before?: readonly TrendState[];
  /** The greatest finer value of each point, by indicator. */
  readonly peaks?: ReadonlyMap<string, Float64Array>;
  /** What the peaks are of. */
  readonly finer?: readonly MeasuredTrend[];
  readonly withBands?: boolean;
  /** Find what is unusual for its time of the week. */
  readonly findsUnusual?: boolean;
};

/** @param states one a line, in the order they are drawn; all over the same span */
export function chartModel(title: string, states: readonly TrendState[], options: ChartOptions): ChartModel {
  const { at, currency, before = [], peaks, finer = [], withBands = false, findsUnusual = false } = options;
  const plan = states[0]?.plan;
  const ready = states.flatMap((entry) => (entry.state === 'ready' ? [entry] : []));
  const failure = states.flatMap((entry) => (entry.state === 'failed' ? [entry.error.message] : []))[0];
  const { unit, unitText } = plan?.indicator ?? { unit: 'count', unitText: undefined };
  const trend = ready[0]?.trend;
  const hasValues = ready.some((entry) => entry.trend.times.length > 0);
  const coverage = trend === undefined || plan === undefined ? null : coverageText(trend.covered, plan.span);
  const state =
    failure !== undefined
      ? 'failed'
      : ready.length < states.length
        ? 'loading'
        : hasValues
          ? 'ready'
          : 'empty';
  const shown = failure === undefined ? states.flatMap(shownLine) : [];
  const lines = shown.map(
    ({ plan: { indicator }, trend: { times, values, step, band } }, rank): ChartLineModel => {
      const unusual = findsUnusual ? unusualPoints({ times, values }, step) : null;
      const peak = state === 'ready' ? peaks?.get(indicator.id) : undefined;
      return {
        id: indicator.id,
        label: nameOf(indicator),
        rank,
        times,
        values,
        step,
        ...(band === undefined ? {} : { band, isBandDrawn: withBands }),
        ...(peak === undefined ? {} : { peaks: peak }),
        ...(unusual === null ? {} : { unusual }),
      };
    },
  );
  const span = plan === undefined ? null : tileGrid({ ...plan, offset: null }, at);
  return {
    title,
    unitLabel: unitLabel(unit, unitText),
    state,
    message: failure ?? (state === 'loading' ? 'Loading …' : 'No data for this metric in this period'),
    lines: [...before.flatMap((entry, rank) => referenceLine(entry, rank, state)), ...lines],
    targets: shown.flatMap(({ plan: { indicator } }) => chartTarget(indicator, currency)),
    span: {
      start: epochMs(trend?.span.start ?? (span?.end ?? at) - (plan?.span ?? DAY)),
      end: epochMs(trend?.span.end ?? span?.end ?? at),
    },
    step: trend?.step ?? plan?.step ?? HOUR,
    notes: [
      ...(plan === undefined || plan.window === null ? [] : [`each point covers ${windowText(plan.step)}`]),
      ...(coverage === null ? [] : [coverage]),
    ],
    warnings: warningsOfTrends([...states, ...before, ...finer]),
    staleSince: staleSince([...states, ...before]),
    queryUnit: unitOf(states),
    source: plan?.indicator.source,
    exprs: [
      ...new Set(
        states
          .filter((entry) => entry.plan.indicator.source === plan?.indicator.source)
          .flatMap(({ plan: { queries } }) => Object.values(queries).map(({ expr }) => expr)),
      ),
    ],
    limit: unit === 'ratio' ? 1 : Number.POSITIVE_INFINITY,
    ...(unit === 'bytes' || unit === 'bytes-per-second' ? { isBinary: true } : {}),
    formatValue: (value) => formatValue(value, unit, { currency, unitText }),
    ...(unitText === undefined ? {} : { formatTick: (value: number) => formatValue(value, unit) }),
  };
}

type ShownLine = { readonly plan: TrendState['plan']; readonly trend: Trend };

/** While the response is on its way, what is known of its span already. */
function shownLine(entry: TrendState): readonly ShownLine[] {
  if (entry.state === 'ready') return [entry];
  return entry.state === 'loading' && entry.known !== null
    ? [{ plan: entry.plan, trend: entry.known.trend }]
    : [];
}

/** Moved to lie under what it is compared with, and only once that is there: two old lines would mislead. */
function referenceLine(
  entry: TrendState,
  rank: number,
  state: ChartModel['state'],
): readonly ChartLineModel[] {
  if (entry.state !== 'ready' || state !== 'ready') return [];
  const { plan, trend } = entry;
  const offset = plan.offset ?? 0;
  const name = nameOf(plan.indicator);
  return [
    {
      id: `${plan.indicator.id} before`,
      label: `${name}, ${windowText(durationMs(offset))} before`,
      rank,
      times: trend.times.map((time) => time + offset),
      values: trend.values,
      step: trend.step,
      ...(trend.band === undefined ? {} : { band: trend.band }),
      isReference: true,
    },
  ];
}

function chartTarget(indicator: Indicator, currency: string): { value: number; label: string }[] {
  if (typeof indicator.target !== 'number') return [];
  const text = targetText(indicator, currency);
  return [{ value: indicator.target, label: `${nameOf(indicator)} ${text ?? ''}`.trim() }];
}
