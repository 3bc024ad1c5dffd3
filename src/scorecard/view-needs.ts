import { MINUTE } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { figureState } from '#url/figure-state.ts';
import type { UrlState, View } from '#url/url-state.ts';
import { isGraded } from './judge.ts';
import { type PlannedQuery, planTrend, questionsOf } from './plan.ts';
import { planFigure } from './plan-figure.ts';

/** Points a sparkline can show at its width; and a chart at the width of a large screen. */
export const SPARKLINE_POINTS = 60;
export const CHART_POINTS = 720;
/** A day a point over a month: projects come by the dozen a day, and a share of two is no share. */
export const DAILY_POINTS = 30;

/** A line seen from five metres. */
export const WALL_POINTS = 240;

/** The indicators a view shows over time, and how finely. */
function trendNeeds(
  { view, pillar, wall, figures }: Pick<UrlState, 'view' | 'pillar' | 'wall' | 'figures'>,
  config: ScorecardConfig,
): readonly { readonly ids: readonly string[]; readonly maxPoints: number }[] {
  switch (view) {
    case 'operations':
      return [
        { ids: [...latencyIds(config), ...config.views.charts], maxPoints: CHART_POINTS },
        // After a zoom the tiles are of another time than the charts, and ask for themselves.
        { ids: figures === undefined ? config.views.operations : [], maxPoints: SPARKLINE_POINTS },
      ];
    case 'engineering':
      return [{ ids: config.views.engineering, maxPoints: DAILY_POINTS }];
    case 'pillar':
      return courseNeeds(courseIds(config, pillarIds(config, pillar)));
    // Its sparklines come after its figures.
    case 'executive':
    case 'history':
    case 'review':
    case 'setup':
      return [];
    case 'wall':
      return [{ ids: wallTrendIds(config, wall.panel), maxPoints: WALL_POINTS }];
  }
}

/** The latency chart, and the course of what leads each pillar; of a panel what it is about. */
export const wallTrendIds = (config: ScorecardConfig, panel: string | null): readonly string[] => [
  ...latencyIds(config),
  ...(panel === null ? config.pillars.map(({ headline }) => headline) : [panel]),
];

/**
 * The indicators whose figures a view shows, or whose details are open, and always those the grade is made of.
 * The others are not asked: each question costs a cold load some milliseconds.
 */
export function shownIndicators(
  config: ScorecardConfig,
  { view, pillar, indicator: open, wall }: Pick<UrlState, 'view' | 'pillar' | 'indicator' | 'wall'>,
): readonly Indicator[] {
  const { executive, operations, engineering, charts } = config.views;
  const tiles: Readonly<Record<View, readonly (string | null)[]>> = {
    executive,
    operations: [...operations, ...charts, ...latencyIds(config)],
    engineering,
    pillar: [...pillarIds(config, pillar), ...effectIds(config, pillar)],
    history: [],
    review: [],
    setup: [],
    wall: [...operations, wall.panel],
  };
  return config.indicators.filter(
    (indicator) =>
      view === 'setup' || indicator.id === open || isGraded(indicator) || tiles[view].includes(indicator.id),
  );
}

/** All indicators of a pillar: what leads it, then what is graded, then what is only shown. */
export function pillarIds(
  { pillars, indicators }: ScorecardConfig,
  pillar: string | null,
): readonly string[] {
  const headline = pillars.find(({ id }) => id === pillar)?.headline;
  const rank = (indicator: Indicator): number =>
    indicator.id === headline ? 0 : isGraded(indicator) ? 1 : 2;
  return indicators
    .filter((indicator) => pillar !== null && indicator.pillar === pillar)
    .sort((one, other) => rank(one) - rank(other))
    .map(({ id }) => id);
}

/** The course of each beside its figure: by the hour or finer, but by the day where an hour has too few events. */
export function courseIds(
  { indicators }: Pick<ScorecardConfig, 'indicators'>,
  ids: readonly string[],
): { readonly fine: readonly string[]; readonly daily: readonly string[] } {
  const daily = indicators
    .filter(({ id, kind }) => ids.includes(id) && ['share', 'quotient', 'band'].includes(kind))
    .map(({ id }) => id);
  return { fine: ids.filter((id) => !daily.includes(id)), daily };
}

const courseNeeds = ({ fine, daily }: ReturnType<typeof courseIds>): ReturnType<typeof trendNeeds> => [
  { ids: fine, maxPoints: CHART_POINTS },
  { ids: daily, maxPoints: DAILY_POINTS },
];

/** What the practices of a pillar say they have an effect on. */
const effectIds = ({ practices }: ScorecardConfig, pillar: string | null): readonly string[] =>
  practices.flatMap((practice) =>
    practice.pillar === pillar && practice.effect !== undefined ? [practice.effect] : [],
  );

/** The latency percentiles: one chart, one line each, all out of the same buckets. */
export const latencyIds = (config: ScorecardConfig): readonly string[] =>
  config.indicators.flatMap(({ id, kind, unit }) =>
    /quantile/i.test(kind) && unit === 'seconds' ? [id] : [],
  );

/** All questions of a view: they leave before the framework has loaded. */
export function questionsOfView(
  config: ScorecardConfig,
  url: UrlState,
): { readonly figures: readonly PlannedQuery[]; readonly trends: readonly PlannedQuery[] } {
  const choice = { window: url.window, filters: url.filters };
  const scrapeInterval = config.prometheus.scrapeInterval ?? MINUTE;
  const byId = new Map(config.indicators.map((indicator) => [indicator.id, indicator]));
  const ofFigures = figureState(url);
  const figures = shownIndicators(config, url).map((indicator) =>
    planFigure(indicator, { window: ofFigures.window, filters: ofFigures.filters }),
  );
  const trends = trendNeeds(url, config).flatMap(({ ids, maxPoints }) =>
    ids.flatMap((id) => {
      const indicator = byId.get(id);
      const plan =
        indicator === undefined ? null : planTrend(indicator, choice, { scrapeInterval, maxPoints });
      return plan === null ? [] : [plan];
    }),
  );
  return { figures: questionsOf(figures), trends: questionsOf(trends) };
}
