import { useMemo } from 'react';
import { type EpochMs, epochMs, MINUTE } from '#compute/units.ts';
import type { PrometheusError } from '#prometheus/error.ts';
import type { UrlState } from '#url/url-state.ts';
import type { Reading } from './ask.ts';
import { type Choice, planTrend, questionKey, questionsOf, type TrendPlan } from './plan.ts';
import type { ReadingStates } from './reading-store.ts';
import { useSession } from './session-context.ts';
import { measureTrend, type Trend } from './trend.ts';
import { useReadings } from './use-readings.ts';

export type TrendState = { readonly plan: TrendPlan } & (
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: PrometheusError }
  /** `at`: the instant it was asked for; the line itself ends on the last whole step before. */
  | { readonly state: 'ready'; readonly trend: Trend; readonly at: EpochMs }
);

/** The trends of some indicators, by id. Indicators that have none are absent. */
export function useTrends(
  ids: readonly string[],
  maxPoints: number,
  { window, filters, at }: Pick<UrlState, 'window' | 'filters' | 'at'>,
): ReadonlyMap<string, TrendState> {
  const { config } = useSession();
  const wanted = ids.join(' ');
  const plans = useMemo(() => {
    const choice: Choice = { window, filters };
    const scrapeInterval = config.prometheus.scrapeInterval ?? MINUTE;
    const chosen = new Set(wanted.split(' '));
    return config.indicators.flatMap((indicator) => {
      if (!chosen.has(indicator.id)) return [];
      const plan = planTrend(indicator, choice, { scrapeInterval, maxPoints });
      return plan === null ? [] : [plan];
    });
  }, [config, wanted, maxPoints, window, filters]);
  const questions = useMemo(() => questionsOf(plans), [plans]);
  const readings = useReadings(questions, at);
  return useMemo(
    () => new Map(plans.map((plan) => [plan.indicator.id, trendState(plan, readings)])),
    [plans, readings],
  );
}

function trendState(plan: TrendPlan, readings: ReadingStates): TrendState {
  const ready = new Map<string, Reading>();
  for (const [name, query] of Object.entries(plan.queries)) {
    const state = readings.get(questionKey(query));
    if (state === undefined || state.state === 'loading') return { plan, state: 'loading' };
    if (state.state === 'failed') return { plan, state: 'failed', error: state.error };
    ready.set(name, state.reading);
  }
  const trend = measureTrend(plan, ready);
  if (trend === null) return { plan, state: 'loading' };
  return { plan, state: 'ready', trend, at: epochMs(Math.min(...[...ready.values()].map(({ at }) => at))) };
}
