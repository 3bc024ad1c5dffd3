import { useMemo, useState } from 'react';
import { epochMs, MINUTE } from '#compute/units.ts';
import { questionsOf } from '#scorecard/plan/plan-indicator.ts';
import { planTrend, type TrendPlan } from '#scorecard/plan/plan-trend.ts';
import type { Comparison } from '#scorecard/queries/comparison.ts';
import { type Choice, questionKey } from '#scorecard/queries/planned-query.ts';
import type { Reading, ReadingStates } from '#scorecard/queries/reading.ts';
import { measureTrend } from '#scorecard/trends/trend.ts';
import type { Trend } from '#scorecard/trends/trend-frame.ts';
import type { MeasuredTrend, TrendState } from '#scorecard/trends/trend-state.ts';
import type { UrlState } from '#url/url-state.ts';
import { useSession } from './session-context.ts';
import { useReadings } from './use-readings.ts';

export type TrendOptions = {
  readonly maxPoints: number;
  readonly compare?: Comparison | null;
  readonly measure?: Measure;
};

type Known = { readonly filters: string; readonly trends: ReadonlyMap<string, MeasuredTrend> };
const NOTHING: Known = { filters: '', trends: new Map() };

/** The trends of some indicators, by id. Indicators that have none are absent. */
export function useTrends(
  ids: readonly string[],
  options: number | TrendOptions,
  { window, filters, at }: Pick<UrlState, 'window' | 'filters' | 'at'>,
): ReadonlyMap<string, TrendState> {
  const { config } = useSession();
  const wish: TrendOptions = typeof options === 'number' ? { maxPoints: options } : options;
  const { maxPoints, compare = null, measure = measureTrend } = wish;
  const wanted = ids.join(' ');
  const plans = useMemo(() => {
    const choice: Choice = { window, filters };
    const scrapeInterval = config.prometheus.scrapeInterval ?? MINUTE;
    const chosen = new Set(wanted.split(' '));
    return config.indicators.flatMap((indicator) => {
      if (!chosen.has(indicator.id)) return [];
      const plan = planTrend(indicator, choice, { scrapeInterval, maxPoints, compare });
      return plan === null ? [] : [plan];
    });
  }, [config, wanted, maxPoints, compare, window, filters]);
  const questions = useMemo(() => questionsOf(plans), [plans]);
  const readings = useReadings(questions, at);
  const [known, setKnown] = useState(NOTHING);
  const chosenFilters = JSON.stringify(filters);
  const states = useMemo(
    () => new Map(plans.map((plan) => [plan.indicator.id, trendState(plan, readings, measure)])),
    [plans, readings, measure],
  );
  const latest = useMemo(() => measuredOf(states), [states]);
  // Kept over a zoom: what is known of the new span already is better than an empty chart.
  if (latest !== null && known.trends !== latest) setKnown({ filters: chosenFilters, trends: latest });
  return useMemo(
    () => (known.filters === chosenFilters ? withKnown(states, known.trends) : states),
    [states, known, chosenFilters],
  );
}

const withKnown = (
  states: ReadonlyMap<string, TrendState>,
  known: ReadonlyMap<string, MeasuredTrend>,
): ReadonlyMap<string, TrendState> =>
  new Map(
    [...states].map(([id, state]) => [
      id,
      state.state === 'loading' ? { ...state, known: known.get(id) ?? null } : state,
    ]),
  );

/** null unless all are there. */
function measuredOf(states: ReadonlyMap<string, TrendState>): ReadonlyMap<string, MeasuredTrend> | null {
  const measured = new Map<string, MeasuredTrend>();
  for (const [id, state] of states) {
    if (state.state !== 'ready') return null;
    measured.set(id, state);
  }
  return measured.size === 0 ? null : measured;
}

type Measure = typeof measureTrend;

/** A trend is measured once for an answer, however often what is around it changes. */
const measured = new WeakMap<Reading, Map<Measure, Map<string, Trend | null>>>();

function measureOnce(plan: TrendPlan, ready: ReadonlyMap<string, Reading>, measure: Measure): Trend | null {
  const first = ready.values().next().value;
  if (first === undefined || ready.size > 1) return measure(plan, ready);
  const byMeasure = measured.get(first) ?? new Map<Measure, Map<string, Trend | null>>();
  const known = byMeasure.get(measure) ?? new Map<string, Trend | null>();
  measured.set(first, byMeasure.set(measure, known));
  const { id } = plan.indicator;
  if (!known.has(id)) known.set(id, measure(plan, ready));
  return known.get(id) ?? null;
}

function trendState(plan: TrendPlan, readings: ReadingStates, measure: typeof measureTrend): TrendState {
  const ready = new Map<string, Reading>();
  let isOld = false;
  for (const [name, query] of Object.entries(plan.queries)) {
    const state = readings.get(questionKey(query));
    if (state === undefined || state.state === 'loading') return { plan, state: 'loading', known: null };
    if (state.state === 'failed') return { plan, state: 'failed', error: state.error };
    ready.set(name, state.reading);
    isOld ||= state.refreshError !== null;
  }
  const trend = measureOnce(plan, ready, measure);
  if (trend === null) return { plan, state: 'loading', known: null };
  const at = epochMs(Math.min(...[...ready.values()].map((reading) => reading.at)));
  return { plan, state: 'ready', trend, readings: ready, at, isOld };
}
