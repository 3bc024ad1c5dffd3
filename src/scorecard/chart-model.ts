import { formatValue } from '#compute/format-value.ts';
import type { Unit } from '#compute/unit.ts';
import { DAY, type DurationMs, type EpochMs, epochMs, HOUR } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import { coverageText } from './coverage-text.ts';
import { targetText, windowText } from './figure.ts';
import type { TrendState } from './use-trends.ts';

export type ChartLineModel = {
  readonly id: string;
  readonly label: string;
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly step: DurationMs;
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
  /** The most a value can be; a share cannot exceed the whole. */
  readonly limit: number;
  readonly formatValue: (value: number) => string;
};

/** Over the value axis, where each label has its own unit already. */
const UNIT_LABELS: Readonly<Record<Unit, string>> = {
  ratio: 'share',
  seconds: 'time',
  count: 'count',
  'per-second': 'per second',
  'per-day': 'per day',
  currency: 'cost',
  score: 'score',
  grade: 'grade',
};

/** @param states one a line, in the order they are drawn; all over the same span */
export function chartModel(
  title: string,
  states: readonly TrendState[],
  { at, currency }: { at: EpochMs; currency: string },
): ChartModel {
  const plan = states[0]?.plan;
  const ready = states.flatMap((entry) => (entry.state === 'ready' ? [entry] : []));
  const failure = states.flatMap((entry) => (entry.state === 'failed' ? [entry.error.message] : []))[0];
  const unit = plan?.indicator.unit ?? 'count';
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
  return {
    title,
    unitLabel: UNIT_LABELS[unit],
    state,
    message: failure ?? (state === 'loading' ? 'Loading …' : 'The server has no such series in this window'),
    lines:
      state !== 'ready'
        ? []
        : ready.map(({ plan: { indicator }, trend: { times, values, step } }) => ({
            id: indicator.id,
            label: indicator.short ?? indicator.title,
            times,
            values,
            step,
          })),
    targets:
      state === 'ready' ? ready.flatMap(({ plan: { indicator } }) => chartTarget(indicator, currency)) : [],
    span: {
      start: epochMs(trend?.span.start ?? at - (plan?.span ?? DAY)),
      end: epochMs(trend?.span.end ?? at),
    },
    step: trend?.step ?? plan?.step ?? HOUR,
    notes: [
      ...(plan === undefined || plan.window === null ? [] : [`each point covers ${windowText(plan.step)}`]),
      ...(coverage === null ? [] : [coverage]),
    ],
    limit: unit === 'ratio' ? 1 : Number.POSITIVE_INFINITY,
    formatValue: (value) => formatValue(value, unit, { currency }),
  };
}

function chartTarget(indicator: Indicator, currency: string): { value: number; label: string }[] {
  if (typeof indicator.target !== 'number') return [];
  const text = targetText(indicator, currency);
  return [{ value: indicator.target, label: `${indicator.short ?? indicator.title} ${text ?? ''}`.trim() }];
}
