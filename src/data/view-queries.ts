import type { Indicator } from '#config/indicator.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { scrapeIntervalOf } from '#config/scrape-interval.ts';
import { isGraded } from '#scorecard/indicators/target-spec.ts';
import { latencyIds, pillarIds, trendIds, wallTrendIds } from '#scorecard/plan/indicator-ids.ts';
import { planFigure } from '#scorecard/plan/plan-figure.ts';
import { queriesOf } from '#scorecard/plan/plan-indicator.ts';
import { planTrend } from '#scorecard/plan/plan-trend.ts';
import type { PlannedQuery } from '#scorecard/queries/planned-query.ts';
import {
  CHART_POINTS,
  DAILY_POINTS,
  SPARKLINE_POINTS,
  WALL_POINTS,
} from '#scorecard/trends/chart-resolution.ts';
import { figureState } from '#url/figure-state.ts';
import type { UrlState, View } from '#url/url-state.ts';

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
      return trendsOf(trendIds(config, pillarIds(config, pillar)));
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

/**
 * The indicators whose figures a view shows, or whose details are open, and always those the grade is made of.
 * The others are not asked: each query costs a cold load some milliseconds.
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

const trendsOf = ({ fine, daily }: ReturnType<typeof trendIds>): ReturnType<typeof trendNeeds> => [
  { ids: fine, maxPoints: CHART_POINTS },
  { ids: daily, maxPoints: DAILY_POINTS },
];

/** What the practices of a pillar say they have an effect on. */
const effectIds = ({ practices }: ScorecardConfig, pillar: string | null): readonly string[] =>
  practices.flatMap((practice) =>
    practice.pillar === pillar && practice.effect !== undefined ? [practice.effect] : [],
  );

/** All queries of a view, in the order in which they are sent. */
export function queriesOfView(
  config: ScorecardConfig,
  url: UrlState,
): { readonly figures: readonly PlannedQuery[]; readonly trends: readonly PlannedQuery[] } {
  const choice = { window: url.window, filters: url.filters };
  const scrapeInterval = scrapeIntervalOf(config);
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
  return { figures: queriesOf(figures), trends: queriesOf(trends) };
}
