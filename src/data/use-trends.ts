import { useMemo, useState } from 'react';
import { epochMs } from '#compute/units.ts';
import { scrapeIntervalOf } from '#config/scrape-interval.ts';
import { queriesOf } from '#scorecard/plan/plan-indicator.ts';
import { planTrend, type TrendPlan } from '#scorecard/plan/plan-trend.ts';
import type { Choice, Comparison } from '#scorecard/queries/choice.ts';
import { queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResult, QueryResultState, QueryResultStates } from '#scorecard/queries/query-result.ts';
import { measureTrend } from '#scorecard/trends/trend.ts';
import type { MeasuredTrend, TrendState } from '#scorecard/trends/trend-state.ts';
import type { UrlState } from '#url/url-state.ts';
import { useSession } from './session-context.ts';
import { useQueryResults } from './use-query-results.ts';

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
  const {
    maxPoints,
    compare = null,
    measure = measureTrend,
  }: TrendOptions = typeof options === 'number' ? { maxPoints: options } : options;
  const wanted = ids.join(' ');
  const plans = useMemo(() => {
    const choice: Choice = { window, filters };
    const scrapeInterval = scrapeIntervalOf(config);
    const chosen = new Set(wanted.split(' '));
    return config.indicators.flatMap((indicator) => {
      if (!chosen.has(indicator.id)) return [];
      const plan = planTrend(indicator, choice, { scrapeInterval, maxPoints, compare });
      return plan === null ? [] : [plan];
    });
  }, [config, wanted, maxPoints, compare, window, filters]);
  const queries = useMemo(() => queriesOf(plans), [plans]);
  const results = useQueryResults(queries, at);
  const [known, setKnown] = useState(NOTHING);
  const chosenFilters = JSON.stringify(filters);
  const combine = useMemo(() => combineTrends(plans, measure), [plans, measure]);
  const states = useMemo(() => combine(results), [combine, results]);
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

/**
 * The lines of some plans out of what their queries have given. The same objects as long as nothing changed in that: a
 * line is measured once for a response, however many others arrive after it.
 */
function combineTrends(
  plans: readonly TrendPlan[],
  measure: Measure,
): (results: QueryResultStates) => ReadonlyMap<string, TrendState> {
  let known = new Map<string, { readonly states: readonly QueryResultState[]; readonly trend: TrendState }>();
  return (results) => {
    known = new Map(
      plans.map((plan) => {
        const { id } = plan.indicator;
        const states = statesOf(plan, results);
        const before = known.get(id);
        const isSame = before !== undefined && states.every((state, index) => state === before.states[index]);
        return [id, isSame ? before : { states, trend: trendState(plan, states, measure) }];
      }),
    );
    return new Map([...known].map(([id, { trend }]) => [id, trend]));
  };
}

const LOADING: QueryResultState = { state: 'loading' };

const statesOf = ({ queries }: TrendPlan, results: QueryResultStates): readonly QueryResultState[] =>
  Object.values(queries).map((query) => results.get(queryId(query)) ?? LOADING);

/** @param states of the queries of the plan, in their order */
function trendState(plan: TrendPlan, states: readonly QueryResultState[], measure: Measure): TrendState {
  const ready = new Map<string, QueryResult>();
  let isStale = false;
  for (const [index, name] of Object.keys(plan.queries).entries()) {
    const state = states[index] ?? LOADING;
    if (state.state === 'loading') return { plan, state: 'loading', known: null };
    if (state.state === 'failed') return { plan, state: 'failed', error: state.error };
    ready.set(name, state.result);
    isStale ||= state.refreshError !== null;
  }
  const trend = measure(plan, ready);
  if (trend === null) return { plan, state: 'loading', known: null };
  const at = epochMs(Math.min(...[...ready.values()].map((result) => result.at)));
  return { plan, state: 'ready', trend, results: ready, at, isStale };
}
