import { shareAtMost } from '#compute/bucket-fraction.ts';
import { formatValue } from '#compute/format-value.ts';
import type { Sample } from '#compute/series.ts';
import { durationMs } from '#compute/units.ts';
import { type Indicator, type IndicatorOf, nameOf } from '#config/indicator.ts';
import { evaluateIndicator } from '#scorecard/evaluate/evaluate-indicator.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { warningsOf } from '#scorecard/evaluate/server-warnings.ts';
import { DASH, type Figure, figureOf } from '#scorecard/explain/figure.ts';
import { bucketsOf, interpolationOf } from '#scorecard/indicators/buckets-of.ts';
import { type IndicatorPlan, planIndicator } from '#scorecard/plan/plan-indicator.ts';
import type { Choice, TimeSpan } from '#scorecard/queries/choice.ts';
import { queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState, QueryResultStates } from '#scorecard/queries/query-result.ts';
import { sumSpan } from '#scorecard/trends/sum-tiles.ts';
import type { MeasuredTrend } from '#scorecard/trends/trend-state.ts';

/** One figure of a span: of the server's exact answer, or of the tiles that are loaded. */
export type SpanFigure = {
  readonly id: string;
  readonly label: string;
  /** "≈ 151 ms" while only the tiles tell. */
  readonly text: string;
  readonly isApproximate: boolean;
  readonly figure: Figure | null;
  /** What the server says against it; of counts nothing, since a percentile is of the same response. */
  readonly warnings: readonly string[];
};

/** The plan of one indicator over exactly this span, whatever its own window is. */
export const planOver = (
  { plan }: MeasuredTrend,
  { start, end }: TimeSpan,
  filters: Choice['filters'],
): IndicatorPlan => planIndicator(plan.indicator, { window: durationMs(end - start), filters });

/** Whether the tiles reach over the whole span; part of it would be a false figure. */
export function covers(
  { trend: { span, step } }: MeasuredTrend,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  return end > start && start >= span.start - step && end <= span.end + step;
}

/** Counts of tiles add up to those of the span; those per second, which a native histogram may have, do not. */
const addsUp = ({ indicator }: IndicatorPlan): boolean => indicator.kind !== 'nativeQuantile';

/** An evaluation by the rule of the indicator, out of the tiles of a trend. */
function evaluateTiles(trend: MeasuredTrend, plan: IndicatorPlan, span: TimeSpan): Evaluation {
  const states = new Map<string, QueryResultState>();
  for (const [name, query] of Object.entries(plan.queries)) {
    const result = trend.results.get(name);
    if (result === undefined) continue;
    const samples = sumSpan(result.series, span);
    states.set(queryId(query), {
      state: 'ready',
      result: { ...result, at: span.end, samples },
      refreshError: null,
    });
  }
  return evaluateIndicator(plan, {
    find: (query) => states.get(queryId(query)) ?? { state: 'loading' },
    now: span.end,
  });
}

const evaluateExact = (plan: IndicatorPlan, results: QueryResultStates, now: TimeSpan['end']): Evaluation =>
  evaluateIndicator(plan, {
    find: (query) => results.get(queryId(query)) ?? { state: 'loading' },
    now,
  });

type SpanSources = {
  readonly trends: readonly MeasuredTrend[];
  readonly span: TimeSpan;
  readonly filters: Choice['filters'];
  /** Answers to the plans over this span; empty while somebody still drags. */
  readonly exact: QueryResultStates;
  readonly currency: string;
};

/** The figures of a span, exact where the response is there, else out of tiles that are loaded. */
export function spanFigures({ trends, span, filters, exact, currency }: SpanSources): readonly SpanFigure[] {
  return trends.map((trend) => {
    const plan = planOver(trend, span, filters);
    const asked = evaluateExact(plan, exact, span.end);
    const isApproximate = asked.state !== 'ready';
    const canAddUp = isApproximate && addsUp(plan) && covers(trend, span);
    const evaluation = canAddUp ? evaluateTiles(trend, plan, span) : asked;
    const figure = figureOf(evaluation, currency);
    const { indicator } = trend.plan;
    return {
      id: indicator.id,
      label: nameOf(indicator),
      text: isApproximate && figure.state === 'value' ? `≈ ${figure.text}` : figure.text,
      isApproximate,
      figure,
      warnings: warningsOf([evaluation]),
    };
  });
}

/** The percentile most targets are set on; its target is the one a share is told for. */
const JUDGED_QUANTILE = 0.95;

function judgedOf(indicators: readonly Indicator[]): IndicatorOf<'quantile'> | null {
  const quantiles = indicators.filter((indicator) => indicator.kind === 'quantile');
  return quantiles.find(({ q }) => q === JUDGED_QUANTILE) ?? quantiles[0] ?? null;
}

const withinLabel = (target: number, { unit, unitText }: Indicator): string =>
  `Within ${formatValue(target, unit, { unitText })}`;

/** A place for every figure there will be, so that none of them moves when another one comes. */
export function figurePlaces(indicators: readonly Indicator[]): readonly SpanFigure[] {
  const judged = judgedOf(indicators);
  const place = (id: string, label: string): SpanFigure => ({
    id,
    label,
    text: DASH,
    isApproximate: false,
    figure: null,
    warnings: [],
  });
  return [
    ...indicators.map(({ id, short, title }) => place(id, short ?? title)),
    ...(judged === null ? [] : [place('requests', 'Requests')]),
    ...(judged?.target === undefined ? [] : [place('within_target', withinLabel(judged.target, judged))]),
  ];
}

/** How many requests the span has, and how many of them were within the target of a percentile. */
export function spanCounts(sources: SpanSources): readonly SpanFigure[] {
  const { trends, span, filters, exact } = sources;
  const judged = judgedOf(trends.map(({ plan }) => plan.indicator));
  const trend = trends.find(({ plan }) => plan.indicator === judged);
  if (judged === null || trend === undefined) return [];
  const { target } = judged;
  const query = planOver(trend, span, filters).queries.query;
  const response = query === undefined ? undefined : exact.get(queryId(query));
  const isApproximate = response?.state !== 'ready';
  const samples: readonly Sample[] =
    response?.state === 'ready'
      ? response.result.samples
      : covers(trend, span)
        ? sumSpan(trend.results.get('query')?.series ?? [], span)
        : [];
  const {
    share,
    count,
    exact: isBound,
  } = shareAtMost(target ?? Number.POSITIVE_INFINITY, bucketsOf(samples), interpolationOf(samples));
  const text = (known: string, isRough: boolean) => (count > 0 ? `${isRough ? '≈ ' : ''}${known}` : DASH);
  return [
    {
      id: 'requests',
      label: 'Requests',
      text: text(formatValue(count, 'count'), isApproximate),
      isApproximate,
      figure: null,
      warnings: [],
    },
    ...(target === undefined
      ? []
      : [
          {
            id: 'within_target',
            label: withinLabel(target, judged),
            text: text(formatValue(share, 'ratio'), isApproximate || !isBound),
            isApproximate,
            figure: null,
            warnings: [],
          },
        ]),
  ];
}
