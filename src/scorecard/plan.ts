import { type DurationMs, durationMs, epochMs, HOUR } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import { hasPlaceholder } from '#config/promql-template.ts';
import { chooseStep, tileStep } from '#prometheus/step.ts';
import type { Comparison } from '#url/url-state.ts';
import { dailyQuery } from './daily-query.ts';
import { kindOf } from './kinds/registry.ts';
import type { Need } from './measurement.ts';
import { type LabelFilter, renderQuery } from './render-query.ts';
import { type FormFault, formFault } from './trust/form-fault.ts';

/** What the reader chose: the window of all figures (null: each its own) and the series looked at. */
export type Choice = {
  readonly window: DurationMs | null;
  readonly filters: readonly LabelFilter[];
};

/** One question to the server. Equal questions are equal objects in all fields, so they are asked once. */
export type PlannedQuery =
  | ExpressionQuery
  /** The alerts that fire now. */
  | { readonly shape: 'alerts' }
  /** The rules the server evaluates. */
  | { readonly shape: 'rules' }
  /** The names of the labels that some series have, in so much time. */
  | { readonly shape: 'label-names'; readonly match: string; readonly span: DurationMs };

export type ExpressionQuery =
  | {
      readonly shape: 'samples';
      readonly expr: string;
      /** Asked for an instant this much earlier. */
      readonly ago?: DurationMs;
      /** The same for each day of a window that is too much for a server at once. */
      readonly daily?: { readonly expr: string; readonly window: DurationMs };
    }
  | {
      readonly shape: 'slots';
      readonly expr: string;
      readonly window: DurationMs;
      readonly resolution: DurationMs;
      /** Where its rule does not exist, nobody has looked. */
      readonly alert?: string | undefined;
    }
  | {
      readonly shape: 'tiles';
      readonly expr: string;
      readonly span: DurationMs;
      readonly step: DurationMs;
      /** The same tiles this much earlier: something to compare with. */
      readonly offset?: DurationMs;
      /** Asked besides, for the complete days of the month as one window: a sum of days loses what lies between them. */
      readonly monthToDate?: { readonly template: string; readonly filters: readonly LabelFilter[] };
    };

/** The questions behind one figure, by the name of the need each answers. */
export type IndicatorPlan = {
  readonly indicator: Indicator;
  readonly window: DurationMs | null;
  readonly queries: Readonly<Record<string, ExpressionQuery>>;
  /** Why the questions cannot give the figure, whatever is answered. */
  readonly fault: FormFault | null;
  /** Further questions that tell whether worse is to come; the figure stands without them. */
  readonly outlook?: Readonly<Record<string, ExpressionQuery>>;
  /** Further questions that tell how much is known; the figure is in doubt without them. */
  readonly evidence?: Readonly<Record<string, ExpressionQuery>>;
};

/** The window a figure is over by itself. A level is over none, unless its query looks back over `$window`. */
function ownWindow(indicator: Indicator): DurationMs | null {
  const isLevel = indicator.kind === 'gauge' || indicator.kind === 'ordinal';
  return isLevel && !hasPlaceholder(indicator.query, '$window') ? null : writtenWindow(indicator);
}

/** How far the newest evidence is looked for has nothing to do with what the reader looks at. */
const lookBackOf = (indicator: Indicator, { name }: Need, window: DurationMs | null): DurationMs | null =>
  name === 'freshness' ? writtenWindow(indicator) : window;

const writtenWindow = (indicator: Indicator): DurationMs | null =>
  'window' in indicator ? (indicator.window ?? null) : null;

/** The window a figure covers: the reader's choice where the indicator has a window at all. */
function windowOf(indicator: Indicator, choice: Choice): DurationMs | null {
  const own = ownWindow(indicator);
  return own === null ? null : (choice.window ?? own);
}

export function planIndicator(indicator: Indicator, choice: Choice): IndicatorPlan {
  const window = windowOf(indicator, choice);
  const queries: Record<string, ExpressionQuery> = {};
  for (const need of kindOf(indicator).needs(indicator)) {
    const filling = { window: lookBackOf(indicator, need, window), filters: choice.filters };
    const expr = renderQuery(need.template, filling);
    queries[need.name] =
      need.shape === 'samples' || window === null
        ? { shape: 'samples', expr, ...dailyQuery(need.template, window, choice.filters) }
        : { shape: 'slots', expr, window, resolution: need.resolution, alert: need.alert };
  }
  const fault = formFault(indicator, { window, filters: choice.filters });
  return { indicator, window, queries, fault };
}

/** The same figure over time: tiles of one step, which add up because they neither overlap nor leave a gap. */
export type TrendPlan = IndicatorPlan & {
  readonly span: DurationMs;
  readonly step: DurationMs;
  readonly offset: DurationMs | null;
};

export type TrendWish = {
  readonly scrapeInterval: DurationMs;
  readonly maxPoints: number;
  readonly compare?: Comparison | null;
};

/** Whole steps, so that the points of both lines lie above each other. */
function offsetOf(compare: Comparison, span: DurationMs, step: DurationMs): DurationMs {
  const wanted = compare === 'previous' ? span : 7 * 24 * HOUR;
  return durationMs(Math.ceil(wanted / step) * step);
}

const SHORTEST_TREND = durationMs(24 * HOUR);

/** null where a trend has no meaning (an attestation) or is drawn another way (incidents). */
export function planTrend(
  indicator: Indicator,
  choice: Choice,
  { scrapeInterval, maxPoints, compare = null }: TrendWish,
): TrendPlan | null {
  if (indicator.kind === 'attested' || indicator.kind === 'incidents' || indicator.kind === 'ordinal') {
    return null;
  }
  const own = ownWindow(indicator);
  const span = choice.window ?? durationMs(Math.max(own ?? 0, SHORTEST_TREND));
  // The step depends on the length of the span only, so that it stays the same from refresh to refresh.
  const wish = { start: epochMs(0), end: epochMs(span), maxPoints, scrapeInterval };
  const step = tileStep(chooseStep(wish), scrapeInterval);
  const offset = compare === null ? null : offsetOf(compare, span, step);
  const queries: Record<string, ExpressionQuery> = {};
  for (const need of kindOf(indicator).needs(indicator)) {
    queries[need.name] = {
      shape: 'tiles',
      expr: renderQuery(need.template, {
        window: lookBackOf(indicator, need, own === null ? null : step),
        filters: choice.filters,
      }),
      span,
      step,
      ...(offset === null ? {} : { offset }),
    };
  }
  return { indicator, window: own === null ? null : step, queries, fault: null, span, step, offset };
}

/** Every different question of some plans, once. */
export function questionsOf(plans: readonly IndicatorPlan[]): readonly PlannedQuery[] {
  const questions = new Map<string, PlannedQuery>();
  for (const plan of plans) {
    for (const query of Object.values({ ...plan.queries, ...plan.outlook, ...plan.evidence }))
      questions.set(questionKey(query), query);
  }
  return [...questions.values()];
}

export const questionKey = (query: PlannedQuery): string => JSON.stringify(query);
