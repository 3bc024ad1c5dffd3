import { useMemo } from 'react';
import { durationMs, type EpochMs, SECOND } from '#compute/units.ts';
import { useSession } from '#data/session-context.ts';
import { useIndicatorResult } from '#data/use-indicator-result.ts';
import { useNow } from '#data/use-now.ts';
import type { CurrentScorecard } from '#data/use-scorecard.ts';
import { useTrends } from '#data/use-trends.ts';
import { useAlerts } from '#features/alerts/use-alerts.ts';
import { type IncidentRow, incidentList } from '#features/incidents/incident-list.ts';
import { warningsOf } from '#scorecard/evaluate/server-warnings.ts';
import { type Figure, figureOf } from '#scorecard/explain/figure.ts';
import {
  type FigureAge,
  type FreshnessContext,
  type FreshnessModel,
  figureAge,
  freshnessModel,
} from '#scorecard/explain/freshness.ts';
import { latencyIds, wallTrendIds } from '#scorecard/plan/indicator-ids.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import { type ChartModel, chartModel } from '#scorecard/trends/chart-model.ts';
import { WALL_POINTS } from '#scorecard/trends/chart-resolution.ts';
import { type TrendState, warningsOfTrends } from '#scorecard/trends/trend-state.ts';
import type { UrlState } from '#url/url-state.ts';
import { type WallModel, wallModel } from './wall-model.ts';
import { wallNotice } from './wall-notice.ts';

const TICK = durationMs(5 * SECOND);

/** A chart and whether it may still pass for what it shows. */
export type WallChartModel = { readonly chart: ChartModel; readonly age: FigureAge };

/** What happens beside the figures, each as far as it is known, and how old that is. */
export type DayEvents = {
  readonly alerts: { readonly state: QueryResultState; readonly age: FigureAge };
  /** null where scorecard.json has no indicator about incidents. */
  readonly incidents: {
    readonly state: QueryResultState;
    readonly age: FigureAge;
    readonly rows: readonly IncidentRow[];
  } | null;
};

export type Wall = {
  readonly model: WallModel;
  readonly freshness: FreshnessModel;
  readonly now: EpochMs;
  readonly ageOf: (figure: Figure) => FigureAge;
  readonly latency: WallChartModel;
  /** The course of an indicator; null where it has none. */
  readonly seriesOf: (id: string) => WallChartModel | null;
  readonly figureById: (id: string) => Figure | null;
  readonly events: DayEvents;
  readonly notice: string | null;
};

/** Everything a wall shows, whichever page is up: all is asked all the time, so that no page appears empty. */
export function useWall(scorecard: CurrentScorecard, fileFault: string | null, url: UrlState): Wall {
  const { config, instants, source } = useSession();
  const now = useNow(TICK);
  const { currency } = config;
  const context: FreshnessContext = {
    ageOf: instants.ageOf,
    refresh: url.refresh,
    isFixed: url.at !== null || source.kind === 'demo',
    isClockWrong: scorecard.clockSkew !== null,
  };
  const freshness = freshnessModel(scorecard, context);
  const events = useEvents(url, context);
  const trends = useTrends(wallTrendIds(config, url.wall.panel), WALL_POINTS, url);
  const charts = useMemo(() => {
    const moment = { at: url.at ?? instants.current(), currency };
    const latency = latencyIds(config).flatMap((id) => trends.get(id) ?? []);
    const single = [...trends].map(
      ([id, trend]) => [id, chartModel(trend.plan.indicator.title, [trend], moment)] as const,
    );
    return { latency: chartModel('Latency', latency, moment), single: new Map(single) };
  }, [config, trends, url.at, instants, currency]);
  const model = wallModel(config, scorecard, {
    now: url.at ?? now,
    freshness,
    wantedPages: url.wall.pages,
    hasFiringAlert: events.alerts.state.state === 'ready' && events.alerts.state.result.firing.length > 0,
    hasOpenIncident: events.incidents?.rows.some(({ end }) => end === null) ?? false,
  });
  const ageOfTrend = (trend: TrendState | undefined): FigureAge =>
    trend?.state === 'ready' ? atLeastOld(figureAge(trend.at, context), trend.isStale === true) : 'fresh';
  return {
    model,
    freshness,
    now,
    ageOf: ({ at }) => (at === null ? 'fresh' : figureAge(at, context)),
    latency: { chart: charts.latency, age: ageOfTrend(trends.get(latencyIds(config)[0] ?? '')) },
    seriesOf: (id) => {
      const chart = charts.single.get(id);
      return chart === undefined ? null : { chart, age: ageOfTrend(trends.get(id)) };
    },
    figureById: (id) => {
      const evaluation = scorecard.evaluations.get(id);
      return evaluation === undefined ? null : figureOf(evaluation, currency);
    },
    events,
    notice: wallNotice(scorecard, {
      fileFault,
      unknownPages: model.unknownPages,
      warnings: [
        ...warningsOfTrends(trends.values()),
        ...warningsOf([events.alerts.state, events.incidents?.state]),
      ],
    }),
  };
}

/** What could not be asked anew is old from then on, and not only once two refreshes have passed. */
const atLeastOld = (age: FigureAge, isStale: boolean): FigureAge =>
  age === 'fresh' && isStale ? 'old' : age;

function useEvents(url: UrlState, context: FreshnessContext): DayEvents {
  const { config } = useSession();
  const alerts = useAlerts();
  const indicator = config.indicators.find((entry) => entry.kind === 'incidents');
  const { plan, state } = useIndicatorResult(indicator, url);
  const ageOf = (result: QueryResultState): FigureAge =>
    result.state === 'ready'
      ? atLeastOld(figureAge(result.result.at, context), result.refreshError !== null)
      : 'fresh';
  const rows = useMemo(
    () =>
      indicator?.kind === 'incidents' && plan !== null && state.state === 'ready'
        ? incidentList(indicator, plan, state.result)
        : [],
    [indicator, plan, state],
  );
  return {
    alerts: { state: alerts, age: ageOf(alerts) },
    incidents: indicator === undefined ? null : { state, age: ageOf(state), rows },
  };
}
