import { DAY, type DurationMs, durationMs, epochMs } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { scrapeIntervalOf } from '#config/scrape-interval.ts';
import { chooseStep, tileStep } from '#prometheus/step.ts';
import { planTrend } from '#scorecard/plan/plan-trend.ts';
import { queryForm, selectorText } from '#scorecard/promql/query-form.ts';
import { renderQuery } from '#scorecard/promql/template.ts';
import type { Choice, Comparison } from '#scorecard/queries/choice.ts';
import { addressed, type ExpressionQuery, type PlannedQuery } from '#scorecard/queries/planned-query.ts';
import { SPARKLINE_POINTS } from '#scorecard/trends/chart-resolution.ts';
import { bucketAnswer } from '#scorecard/trust/response-unit.ts';

const WEEK = durationMs(7 * DAY);

type Samples = Extract<ExpressionQuery, { shape: 'samples' }>;
type Tiles = Extract<ExpressionQuery, { shape: 'tiles' }>;

/** What is broken down, and the queries it takes. */
export type BreakdownPlan = {
  readonly by: string;
  readonly window: DurationMs;
  readonly latency: IndicatorOf<'quantile'>;
  /** The percentiles of the same unit, in the order of the file. */
  readonly percentiles: readonly IndicatorOf<'quantile'>[];
  readonly errors: IndicatorOf<'ratio'> | IndicatorOf<'events'> | null;
  readonly buckets: Samples;
  readonly requests: Samples | null;
  /** The bad or good ones among the requests, where a counter of its own counts them. */
  readonly marked: Samples | null;
  /** The buckets of what is compared with: the window before, or the same a week before. */
  readonly bucketsBefore: Samples;
  readonly isWeekBefore: boolean;
  /** The buckets over time, for the small lines: of some values of the label, or of all (null). */
  readonly sparkline: (values: readonly string[] | null) => Tiles;
};

/** The query for the labels of the metric; null where nothing is broken down, or by nothing that can be read. */
export function labelsQuery(config: ScorecardConfig, { filters, window }: Choice): PlannedQuery | null {
  if (config.breakdown === undefined) return null;
  const selector = queryForm(config.breakdown.buckets).selectors.find(({ hasFilters }) => hasFilters);
  if (selector === undefined) return null;
  const match = selectorText(selector, filters);
  const span = durationMs(Math.max(window ?? 0, DAY));
  return addressed({ shape: 'label-names', match, span }, config.breakdown);
}

/** What Prometheus itself makes of a histogram is nothing to break down by. */
const NOT_TO_BREAK_DOWN_BY = new Set(['__name__', 'le']);

/** The labels to choose from, the one asked for among them even where no series has it. */
export const breakdownLabels = (names: readonly string[], asked: string | null): readonly string[] =>
  [...new Set([...names, ...(asked === null ? [] : [asked])])]
    .filter((name) => !NOT_TO_BREAK_DOWN_BY.has(name))
    .sort();

/** @param compare with what the slow requests are compared; null is the window before, too */
export function planBreakdown(
  config: ScorecardConfig,
  choice: Choice,
  { by, compare }: { readonly by: string; readonly compare: Comparison | null },
): BreakdownPlan | null {
  const { breakdown, indicators } = config;
  const latency = indicators.find(({ id }) => id === breakdown?.latency);
  if (breakdown === undefined || latency?.kind !== 'quantile') return null;
  const errors = indicators.find(({ id }) => id === breakdown.errors);
  const window = choice.window ?? latency.window;
  const marked = breakdown.bad ?? breakdown.good;
  const ask = (template: string): Samples =>
    addressed(
      { shape: 'samples', expr: renderQuery(template, { window, filters: choice.filters, by }) },
      breakdown,
    );
  const buckets: Samples = { ...ask(breakdown.buckets), ...bucketAnswer(latency) };
  return {
    by,
    window,
    latency,
    percentiles: indicators.flatMap((indicator) =>
      indicator.kind === 'quantile' && indicator.unit === latency.unit ? [indicator] : [],
    ),
    errors: errors?.kind === 'ratio' || errors?.kind === 'events' ? errors : null,
    buckets,
    requests: breakdown.requests === undefined ? null : ask(breakdown.requests),
    marked: marked === undefined ? null : ask(marked),
    bucketsBefore: { ...buckets, ago: compare === 'week' ? WEEK : window },
    isWeekBefore: compare === 'week',
    sparkline: (values) => {
      const filters = values === null ? [] : [{ label: by, value: oneOf(values), isPattern: true }];
      return addressed(
        planSparkline(
          config,
          latency,
          { ...choice, filters: [...choice.filters, ...filters] },
          by,
          breakdown.buckets,
        ),
        breakdown,
      );
    },
  };
}

/** A regular expression for some texts and no others. */
const oneOf = (texts: readonly string[]): string =>
  texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');

function planSparkline(
  config: ScorecardConfig,
  latency: IndicatorOf<'quantile'>,
  choice: Choice,
  by: string,
  template: string,
): Tiles {
  const scrapeInterval = scrapeIntervalOf(config);
  const options = { scrapeInterval, maxPoints: SPARKLINE_POINTS };
  const span = planTrend(latency, choice, options)?.span ?? latency.window;
  const step = tileStep(chooseStep({ start: epochMs(0), end: epochMs(span), ...options }), scrapeInterval);
  return {
    shape: 'tiles',
    expr: renderQuery(template, { window: step, filters: choice.filters, by }),
    span: durationMs(span),
    step,
    ...bucketAnswer(latency),
  };
}
