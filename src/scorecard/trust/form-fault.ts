import { formatDuration } from '#compute/duration.ts';
import type { NoDataReason } from '#compute/outcome.ts';
import type { DurationMs } from '#compute/units.ts';
import type { Indicator, IndicatorOf } from '#config/indicator.ts';
import { type QueryForm, queryForm, type SelectorForm } from '#scorecard/promql/query-form.ts';
import type { LabelFilter } from '#scorecard/queries/choice.ts';

/** Why a query cannot give what its indicator needs, whatever the server answers. */
export type FormFault = {
  readonly reason: NoDataReason;
  /** What exactly, and what to write instead. */
  readonly detail: string;
};

/**
 * What an indicator does with the response to a template: `counts` are events of the window, `totals` may be counts or
 * levels, `level` is a value as it stands.
 */
type Use = 'counts' | 'totals' | 'level';

export type Template = { readonly need: string; readonly text: string; readonly use: Use };

/** The templates of an indicator, each with what the figure does with its response. */
export function templatesOf(indicator: Indicator): readonly Template[] {
  switch (indicator.kind) {
    case 'ratio':
      return [
        { need: 'query', text: indicator.query, use: indicator.window === undefined ? 'level' : 'counts' },
      ];
    case 'events': {
      const use = indicator.window === undefined ? 'level' : 'counts';
      return [
        { need: 'total', text: indicator.total, use },
        { ...markedCounter(indicator), use },
      ];
    }
    case 'quantile':
    case 'nativeQuantile':
    case 'share':
    case 'rate':
      return [{ need: 'query', text: indicator.query, use: 'counts' }];
    case 'quotient':
      return [
        { need: 'numerator', text: indicator.numerator, use: 'totals' },
        { need: 'denominator', text: indicator.denominator, use: 'totals' },
      ];
    case 'band':
      return [
        { need: 'actual', text: indicator.actual, use: 'totals' },
        { need: 'planned', text: indicator.planned, use: 'level' },
      ];
    case 'gauge':
    case 'ordinal':
      return [
        { need: 'query', text: indicator.query, use: 'level' },
        ...(indicator.freshness === undefined
          ? []
          : [{ need: 'freshness', text: indicator.freshness, use: 'level' } as const]),
      ];
    case 'incidents':
      return indicator.query === undefined ? [] : [{ need: 'query', text: indicator.query, use: 'level' }];
    case 'attested':
      return [];
  }
}

/** The counter of the events that are told from all the others. */
export const markedCounter = ({
  bad,
  good,
}: IndicatorOf<'events'>): Pick<Template, 'need' | 'text'> & {
  readonly need: 'bad' | 'good';
} => (bad === undefined ? { need: 'good', text: good ?? '' } : { need: 'bad', text: bad });

/**
 * The first fault of an indicator's queries; null where none can be told from them. A query that this parser cannot
 * read (MetricsQL) is the server's to judge.
 * @param window over which the figure is asked
 */
export function formFault(
  indicator: Indicator,
  {
    window,
    filters,
  }: { readonly window: DurationMs | 'calendar' | null; readonly filters: readonly LabelFilter[] },
): FormFault | null {
  for (const template of templatesOf(indicator)) {
    const form = queryForm(template.text);
    if (!form.isRead) continue;
    const fault = faultOf(indicator, template, form, window) ?? ignoredFilter(form, filters);
    if (fault !== null) return fault;
  }
  return indicator.kind === 'quotient' ? mixedFault(indicator) : null;
}

/** What happened in a window is no amount per second: one over the other is off by the seconds of the window. */
function mixedFault({ numerator, denominator }: IndicatorOf<'quotient'>): FormFault | null {
  const forms = [queryForm(numerator), queryForm(denominator)];
  const perSecond = forms.flatMap((form) => perSecondIn(form) ?? []);
  const isCounted = forms.some(
    (form) => perSecondIn(form) === null && form.selectors.some(({ around }) => around.includes('increase')),
  );
  return isCounted && forms.every(({ isRead }) => isRead) ? (perSecond[0] ?? null) : null;
}

function faultOf(
  indicator: Indicator,
  { use }: Template,
  form: QueryForm,
  window: DurationMs | 'calendar' | null,
): FormFault | null {
  const { kind } = indicator;
  const readsBuckets = kind === 'quantile' || kind === 'share' || kind === 'nativeQuantile';
  if (readsBuckets && form.selectors.some(({ around }) => around.includes('histogram_quantile'))) {
    const counts =
      kind === 'nativeQuantile'
        ? 'sum(increase(…{$filters}[$window]))'
        : 'sum by (le) (increase(…_bucket{$filters}[$window]))';
    return { reason: 'server-quantile', detail: `leave out histogram_quantile() and write ${counts}` };
  }
  if (kind === 'ratio' && indicator.label === 'le') {
    return { reason: 'cumulative-buckets', detail: 'use the kind "share" with a bound' };
  }
  if (kind === 'events' && form.selectors.some(isAllBuckets)) {
    return {
      reason: 'cumulative-buckets',
      detail: 'ask for one bucket, such as x_bucket{le="0.3"}, or use the kind "share" with a bound',
    };
  }
  if (countsEvents(indicator, use)) {
    const perSecond = perSecondIn(form);
    if (perSecond !== null) return perSecond;
  }
  if (kind === 'gauge' || kind === 'ordinal' || kind === 'incidents') return null;
  return window === null ? rawCounter(form, use) : (rangeFault(form, window) ?? windowFault(form, use));
}

/** What makes one number of the buckets of a histogram, and not a sum. */
const OF_A_HISTOGRAM = ['histogram_quantile', 'histogram_fraction'];

/** All buckets of a histogram; their sum counts an observation once for each bound above it. */
const isAllBuckets = ({ metric, matchers, around }: SelectorForm): boolean =>
  !around.some((name) => OF_A_HISTOGRAM.includes(name)) &&
  metric?.endsWith('_bucket') === true &&
  !matchers.some(({ label, operator }) => label === 'le' && !operator.startsWith('!'));

/** A quotient divides one by the other, so per second is as good; a native quantile multiplies by the seconds. */
const countsEvents = ({ kind }: Indicator, use: Use): boolean =>
  kind !== 'nativeQuantile' &&
  kind !== 'quotient' &&
  (use !== 'level' || kind === 'ratio' || kind === 'events');

const PER_SECOND = ['rate', 'irate', 'deriv', 'rollup_rate', 'rate_over_sum'];
/** As recording rules are named: `job:http_requests:rate5m`. */
const RECORDED_RATE = /:i?rate(\d+[a-z]+)?(:|$)/;

function perSecondIn({ selectors }: QueryForm): FormFault | null {
  for (const { around, metric } of selectors) {
    const name = around.find((fn) => PER_SECOND.includes(fn));
    if (name !== undefined) {
      return { reason: 'per-second', detail: `write increase(…[$window]) in place of ${name}(…)` };
    }
    if (metric !== null && RECORDED_RATE.test(metric)) {
      return { reason: 'per-second', detail: `${metric} is recorded per second; count with increase()` };
    }
  }
  return null;
}

/** A range that is written out stands for another time than the window of the figure. */
function rangeFault({ selectors }: QueryForm, window: DurationMs | 'calendar'): FormFault | null {
  for (const { range, subqueries } of selectors) {
    const ranges = range === null ? subqueries : [range, ...subqueries];
    if (ranges.length === 0 || ranges.includes('$window')) continue;
    const longest = Math.max(...ranges.filter((one) => one !== '$window')) as DurationMs;
    if (longest === window) continue;
    const fixed = formatDuration(longest);
    const wanted = window === 'calendar' ? 'a period of the calendar' : formatDuration(window);
    return {
      reason: 'fixed-range',
      detail: `it asks for ${fixed} while the window is ${wanted}; write [$window] in place of [${fixed}]`,
    };
  }
  return null;
}

function windowFault(form: QueryForm, use: Use): FormFault | null {
  const { selectors } = form;
  const isOverTime = selectors.some(isRanged);
  if (use === 'counts' && selectors.length > 0 && !isOverTime) {
    return {
      reason: 'not-over-window',
      detail: 'wrap the counter as increase(…{$filters}[$window])',
    };
  }
  return rawCounter(form, use);
}

/** MetricsQL lets `increase(x)` stand without a range. */
const isRanged = ({ range, subqueries, around }: SelectorForm): boolean =>
  range !== null || subqueries.length > 0 || around.some((fn) => fn.startsWith('increase'));

/** What is named like a counter and stands there bare is a total since some process started. */
function rawCounter({ selectors }: QueryForm, use: Use): FormFault | null {
  if (use === 'level' && selectors.some(isRanged)) return null;
  const raw = selectors.find(
    (selector) => !isRanged(selector) && /_(total|bucket)$/.test(selector.metric ?? ''),
  );
  if (raw === undefined || raw.around.some((fn) => !AGGREGATIONS.has(fn))) return null;
  return {
    reason: 'raw-counter',
    detail: `${raw.metric} counts since its process started; write increase(${raw.metric}{$filters}[$window])`,
  };
}

const AGGREGATIONS = new Set(['sum', 'min', 'max', 'avg', 'count', 'group']);

/** With a filter chosen, a query without `$filters` answers for everything. */
function ignoredFilter({ selectors }: QueryForm, filters: readonly LabelFilter[]): FormFault | null {
  const ignored = filters.find(({ label, value, isPattern }) =>
    selectors.some(
      ({ hasFilters, matchers }) =>
        !hasFilters &&
        !matchers.some(
          (matcher) =>
            matcher.label === label &&
            matcher.value === value &&
            matcher.operator === (isPattern ? '=~' : '='),
        ),
    ),
  );
  if (ignored === undefined) return null;
  return {
    reason: 'filter-ignored',
    detail: `its query has no $filters, so it cannot be told for ${ignored.label} ${ignored.value}`,
  };
}
