import type { CalendarWindow } from '#compute/calendar-window.ts';
import { formatDuration } from '#compute/duration.ts';
import { DAY, type DurationMs, durationMs, HOUR, MINUTE } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import { niceStep } from '#prometheus/step.ts';
import { queryForm, type SelectorForm, selectorText } from '#scorecard/promql/query-form.ts';
import { renderQuery } from '#scorecard/promql/template.ts';
import type { Choice } from '#scorecard/queries/choice.ts';
import type { ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import { LAYOUT, layoutQuery } from './bucket-layout.ts';
import { firstSamplesQuery } from './first-samples.ts';
import { type Template, templatesOf } from './form-fault.ts';
import { LABELS, labelPresenceQuery } from './label-presence.ts';
import { memberGrouping } from './members.ts';
import { responseUnit } from './response-unit.ts';

/** A level has no window; whoever was there in this time and is gone is missed. */
const LEVEL_WINDOW = durationMs(7 * DAY);
const LEVEL_TILE = durationMs(6 * HOUR);
/** Longer windows are looked at in coarser tiles. */
const LONG_WINDOW = durationMs(45 * DAY);
const TILES = 24;
/** A tile holds a sample of whatever is scraped once a minute, also when one scrape is late. */
const SHORTEST_TILE = durationMs(2 * MINUTE);
/** A scrape or two may be late without anybody being gone. */
const LIVE = durationMs(10 * MINUTE);

/** The names of the queries about one template: `query.known.0`, `query.window.0`, `query.live.0`, `query.first`. */
export const evidenceName = {
  known: (need: string, index: number) => `${need}.known.${index}`,
  window: (need: string, index: number) => `${need}.window.${index}`,
  live: (need: string, index: number) => `${need}.live.${index}`,
  first: (need: string) => `${need}.first`,
  up: 'up',
};

export const tellsKnownTime = (name: string): boolean => name === evidenceName.up || name.includes('.known.');

/** To the hour for windows of days, as it is said to people. */
function evidenceTile(window: DurationMs): DurationMs {
  if (window > LONG_WINDOW) return durationMs(3 * HOUR);
  if (window >= DAY) return HOUR;
  return niceStep(durationMs(Math.max(SHORTEST_TILE, window / TILES)));
}

/**
 * What is asked beside a figure to tell how far it may be trusted: when its series had samples, which of them are
 * still there, and what counters held at the first sample, which increase() does not see.
 */
export function evidenceQueries(
  indicator: Indicator,
  window: DurationMs | null,
  filters: Choice['filters'],
  calendar?: CalendarWindow,
): Readonly<Record<string, ExpressionQuery>> {
  // Incidents are scanned slot by slot, which tells it already.
  if (indicator.kind === 'incidents' || indicator.kind === 'attested') return {};
  const queries: Record<string, ExpressionQuery> = {};
  const ofCalendar = calendar === undefined ? {} : { calendar: { window: calendar } };
  for (const template of templatesOf(indicator)) {
    const isLevel = template.use === 'level' || window === null;
    const over = isLevel
      ? { span: LEVEL_WINDOW, step: LEVEL_TILE }
      : { span: window, step: evidenceTile(window), ...ofCalendar };
    const grouping = memberGrouping(indicator, template);
    evidenceSelectors(indicator, template).forEach((selector, index) => {
      const text = selectorText(selector, filters, isLevel ? undefined : saysWho(filters));
      const lastOf = (range: DurationMs) => `last_over_time(${text}[${formatDuration(range)}])`;
      const sampled = (range: DurationMs) =>
        `${summedUpBy(indicator, template)} ${grouping} (${lastOf(range)})`;
      queries[evidenceName.known(template.need, index)] = {
        shape: 'tiles',
        expr: sampled(over.step),
        ...over,
      };
      if (window !== null && isLevelOverWindow(template, selector)) {
        const step = evidenceTile(window);
        queries[evidenceName.window(template.need, index)] = {
          shape: 'tiles',
          expr: `count(${lastOf(step)})`,
          span: window,
          step,
        };
      }
      // A level counts for as long as its query still finds it: whoever it does not find any more is gone.
      const isInstant = isLevel && selector.range === null && selector.subqueries.length === 0;
      const expr = isInstant
        ? `${summedUpBy(indicator, template)} ${grouping} (${text})`
        : sampled(liveFor(selector));
      const unit = keepsLastValues(indicator, template) ? responseUnit(indicator, 'values') : {};
      queries[evidenceName.live(template.need, index)] = { shape: 'samples', expr, ...unit };
    });
    if (isLevel || window === null || indicator.kind === 'nativeQuantile') continue;
    const tile = evidenceTile(window);
    const expr = firstSamplesQuery(renderQuery(template.text, { window, filters }), window, tile);
    const unit = readsBuckets(indicator) ? responseUnit(indicator, 'bounds') : {};
    if (expr === null) continue;
    queries[evidenceName.first(template.need)] =
      calendar === undefined
        ? { shape: 'samples', expr, ...unit }
        : {
            shape: 'samples',
            expr: renderQuery(template.text, { window: 'calendar', filters }),
            calendar: { window: calendar, firstSamples: { tile } },
            ...unit,
          };
  }
  const labels = labelPresenceQuery(indicator, filters);
  if (labels !== null) queries[LABELS] = { shape: 'samples', expr: labels };
  const layout = layoutQuery(indicator, window, filters);
  if (layout !== null)
    queries[LAYOUT] = { shape: 'samples', expr: layout, ...responseUnit(indicator, 'bounds') };
  if (window !== null && window >= DAY && Object.keys(queries).some((name) => name.includes('.known.'))) {
    const step = evidenceTile(window);
    queries[evidenceName.up] = {
      shape: 'tiles',
      expr: 'max by (job) (up)',
      span: window,
      step,
      ...ofCalendar,
    };
  }
  return queries;
}

/** A mean or a maximum over the window, as `avg_over_time(up[$window])` is, knows as much as there were samples. */
const isLevelOverWindow = ({ need, use }: Template, { range, subqueries }: SelectorForm): boolean =>
  use === 'level' && need === 'query' && [range, ...subqueries].includes('$window');

const readsBuckets = ({ kind }: Indicator): boolean => kind === 'quantile' || kind === 'share';

/** A query that looks back over a time of its own is made for samples as rare as that. */
const liveFor = ({ range }: SelectorForm): DurationMs =>
  range === null || range === '$window' ? LIVE : durationMs(Math.max(LIVE, range));

/** Of a level that is judged by its worst member the last value of each is wanted, of anything else that it was there. */
const summedUpBy = (indicator: Indicator, template: Template): 'count' | 'max' | 'min' =>
  !keepsLastValues(indicator, template) ? 'count' : indicator.direction === 'atMost' ? 'max' : 'min';

/** Whether a member that is gone counts with its last value: the figure is made of the series as they stand. */
export const keepsLastValues = (indicator: Indicator, { need, text }: Template): boolean => {
  const { selectors, outermost } = queryForm(text);
  return indicator.kind === 'gauge' && need === 'query' && outermost === null && selectors.length === 1;
};

/** The selectors whose series stand behind a figure; a level that is planned needs no watch. */
export function evidenceSelectors(indicator: Indicator, { need, text }: Template): readonly SelectorForm[] {
  if (indicator.kind === 'band' && need === 'planned') return [];
  const { isRead, selectors } = queryForm(text);
  if (!isRead) return [];
  const texts = new Set<string>();
  return selectors.filter((selector) => {
    const key = selectorText(selector, [], () => true);
    // `up` fills in for what has no series; it is not what is measured.
    if (texts.has(key) || (selector.metric === 'up' && selectors.length > 1)) return false;
    texts.add(key);
    return true;
  });
}

/**
 * Matchers that say whose series they are. One that says what is counted (`type="refund"`) is left out: a counter is
 * often born with its first event, and its siblings tell that somebody looked before.
 */
const WHOSE = ['job', 'instance', 'service', 'app', 'application', 'namespace', 'cluster', '__name__'];

export const saysWho = (filters: Choice['filters']) => (label: string) =>
  WHOSE.includes(label) || filters.some((filter) => filter.label === label);
