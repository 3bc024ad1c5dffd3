import type { CalendarWindow } from '#compute/calendar-window.ts';
import type { DurationMs } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import { calendarOf } from '#config/indicator-window.ts';
import { hasPlaceholder } from '#config/promql-template.ts';
import type { Need } from '#scorecard/indicators/kind.ts';
import { kindOf } from '#scorecard/indicators/registry.ts';
import { dailyQuery } from '#scorecard/promql/per-day.ts';
import { renderQuery } from '#scorecard/promql/template.ts';
import type { Choice } from '#scorecard/queries/choice.ts';
import {
  addressed,
  type ExpressionQuery,
  type PlannedQuery,
  queryId,
} from '#scorecard/queries/planned-query.ts';
import { type FormFault, formFault } from '#scorecard/trust/form-fault.ts';

/** The queries behind one figure, by the name of the need each answers. */
export type IndicatorPlan = {
  readonly indicator: Indicator;
  /** Of a period of the calendar the most it can be. */
  readonly window: DurationMs | null;
  /** The period of the calendar that is covered up to the instant of the figure, in place of a length. */
  readonly calendar?: CalendarWindow;
  readonly queries: Readonly<Record<string, ExpressionQuery>>;
  /** Why the queries cannot give the figure, whatever is answered. */
  readonly fault: FormFault | null;
  /** Further queries that tell whether worse is to come; the figure stands without them. */
  readonly outlook?: Readonly<Record<string, ExpressionQuery>>;
  /** Further queries that tell how much is known; the figure is in doubt without them. */
  readonly evidence?: Readonly<Record<string, ExpressionQuery>>;
};

/** The window a figure is over by itself. A level is over none, unless its query looks back over `$window`. */
export function ownWindow(indicator: Indicator): DurationMs | null {
  const isLevel = indicator.kind === 'gauge' || indicator.kind === 'ordinal';
  return isLevel && !hasPlaceholder(indicator.query, '$window') ? null : writtenWindow(indicator);
}

/** How far the newest evidence is looked for has nothing to do with what the reader looks at. */
export const lookBackOf = (
  indicator: Indicator,
  { name }: Need,
  window: DurationMs | null,
): DurationMs | null => (name === 'freshness' ? writtenWindow(indicator) : window);

const writtenWindow = (indicator: Indicator): DurationMs | null =>
  'window' in indicator ? (indicator.window ?? null) : null;

/** The window a figure covers: the reader's choice where the indicator has a window at all. */
function windowOf(indicator: Indicator, choice: Choice): DurationMs | null {
  const own = ownWindow(indicator);
  return own === null ? null : (choice.window ?? own);
}

/** In which form the answer comes. Left out where there is nothing to say: queries are told apart by their text. */
export const answerForm = (
  need: Need,
): Pick<Extract<ExpressionQuery, { shape: 'samples' }>, 'unit' | 'reads'> => {
  if (need.shape !== 'samples') return {};
  const { unit, reads } = need;
  return { ...(unit === undefined ? {} : { unit }), ...(reads === undefined ? {} : { reads }) };
};

export function planIndicator(indicator: Indicator, choice: Choice): IndicatorPlan {
  const window = windowOf(indicator, choice);
  const calendar = choice.window === null ? calendarOf(indicator) : undefined;
  const queries: Record<string, ExpressionQuery> = {};
  for (const need of kindOf(indicator).needs(indicator)) {
    const filling = {
      window: calendar === undefined ? lookBackOf(indicator, need, window) : 'calendar',
      filters: choice.filters,
    } as const;
    const expr = renderQuery(need.template, filling);
    const form = answerForm(need);
    queries[need.name] =
      need.shape === 'samples' || window === null
        ? {
            shape: 'samples',
            expr,
            ...form,
            ...(calendar === undefined
              ? dailyQuery(need.template, window, choice.filters)
              : { calendar: { window: calendar } }),
          }
        : { shape: 'slots', expr, window, resolution: need.resolution, alert: need.alert };
  }
  const asked = addressedTo(indicator, queries);
  const fault = formFault(indicator, {
    window: calendar === undefined ? window : 'calendar',
    filters: choice.filters,
  });
  return { indicator, window, ...(calendar === undefined ? {} : { calendar }), queries: asked, fault };
}

/** Some queries of an indicator, put to its server. */
export const addressedTo = (
  indicator: Indicator,
  queries: Readonly<Record<string, ExpressionQuery>>,
): Readonly<Record<string, ExpressionQuery>> =>
  Object.fromEntries(Object.entries(queries).map(([name, query]) => [name, addressed(query, indicator)]));

/** Every different query of some plans, once. */
export function queriesOf(plans: readonly IndicatorPlan[]): readonly PlannedQuery[] {
  const queries = new Map<string, PlannedQuery>();
  for (const plan of plans) {
    for (const query of Object.values({ ...plan.queries, ...plan.outlook, ...plan.evidence }))
      queries.set(queryId(query), query);
  }
  return [...queries.values()];
}
