import { useMemo, useState } from 'react';
import { useSession } from '#data/session-context.ts';
import { useAt } from '#data/use-at.ts';
import { useTrends } from '#data/use-trends.ts';
import { errorIds, latencyIds } from '#scorecard/plan/indicator-ids.ts';
import { type ChartModel, chartModel } from '#scorecard/trends/chart-model.ts';
import { CHART_POINTS } from '#scorecard/trends/chart-resolution.ts';
import { peaksWithin } from '#scorecard/trends/peaks.ts';
import type { MeasuredTrend, TrendState } from '#scorecard/trends/trend-state.ts';
import type { UrlState } from '#url/url-state.ts';
import { knownTrend } from './placeholder-trend.ts';
import { covers } from './span-figures.ts';

export type Layers = { readonly bands: boolean; readonly peaks: boolean };

export type Latency = {
  readonly chart: ChartModel;
  /** What is loaded of latency and errors: counts, so the figures of any span of it can be added up. */
  readonly counted: readonly MeasuredTrend[];
};

/** Below the 11 000 points a server gives, and for 30 days the finest tiles there are. */
const FINE_POINTS = 9_000;

const NONE: readonly string[] = [];

/** The latency percentiles of the time that is shown. */
export function useLatency(url: UrlState, layers: Layers): Latency {
  const { config } = useSession();
  const { filters, at, compare } = url;
  const ids = useMemo(() => latencyIds(config), [config]);
  const trends = useTrends(ids, CHART_POINTS, url);
  const before = useTrends(compare === null ? NONE : ids, { maxPoints: CHART_POINTS, compare }, url);
  const isReady = [...trends.values()].every(({ state }) => state === 'ready');

  const [fineKnown, setFineKnown] = useState<FineKnown>(NOTHING);
  const loaded = fineKnown.filters === JSON.stringify(filters) ? fineKnown.trends : NOTHING.trends;
  const isLoaded = at !== null && isCovered(loaded, trends);
  // The line first: what it has smoothed away can wait.
  const asked = useTrends(isReady && !isLoaded ? ids : NONE, FINE_POINTS, url);
  const answered = useMemo(() => measuredIn(asked), [asked]);
  if (answered.length > 0 && answered.length === asked.size && answered[0]?.trend !== loaded[0]?.trend)
    setFineKnown({ filters: JSON.stringify(filters), trends: answered });

  const now = useAt(at);
  const states = useMemo(
    () => [...trends.values()].map((state) => withKnown(state, loaded, now)),
    [trends, loaded, now],
  );
  const peaks = useMemo(
    () => (layers.peaks ? peaksOf(states, loaded) : undefined),
    [states, loaded, layers.peaks],
  );
  const chart = useMemo(
    () =>
      chartModel('Latency', states, {
        at: now,
        currency: config.currency,
        before: [...before.values()],
        withBands: layers.bands,
        ...(peaks === undefined ? {} : { peaks, finer: loaded }),
      }),
    [states, now, config, before, layers.bands, peaks, loaded],
  );
  const errors = useTrends(errorIds(config), CHART_POINTS, url);
  const counted = useMemo(() => [...measuredIn(trends), ...measuredIn(errors)], [trends, errors]);
  return { chart, counted };
}

type FineKnown = { readonly filters: string; readonly trends: readonly MeasuredTrend[] };
const NOTHING: FineKnown = { filters: '', trends: [] };

const idOf = ({ plan }: { readonly plan: MeasuredTrend['plan'] }): string => plan.indicator.id;

/** The responses, or what was known before a zoom. */
const measuredIn = (states: ReadonlyMap<string, TrendState>): readonly MeasuredTrend[] =>
  [...states.values()].flatMap((state) =>
    state.state === 'ready'
      ? [state]
      : state.state === 'loading' && state.known !== null
        ? [state.known]
        : [],
  );

const isCovered = (loaded: readonly MeasuredTrend[], trends: ReadonlyMap<string, TrendState>): boolean =>
  loaded.length > 0 &&
  [...trends.values()].every(
    (state) =>
      state.state === 'ready' &&
      loaded.some(
        (fine) =>
          idOf(fine) === idOf(state) && fine.trend.step <= state.trend.step && covers(fine, state.trend.span),
      ),
  );

function withKnown(
  state: TrendState,
  loaded: readonly MeasuredTrend[],
  now: Parameters<typeof knownTrend>[1],
): TrendState {
  if (state.state !== 'loading') return state;
  const own = loaded.filter((fine) => idOf(fine) === idOf(state));
  const sources = [...own, ...(state.known === null ? [] : [state.known])];
  const trend = knownTrend(state.plan, now, sources);
  return { ...state, known: trend === null || sources[0] === undefined ? null : { ...sources[0], trend } };
}

function peaksOf(
  states: readonly TrendState[],
  loaded: readonly MeasuredTrend[],
): ReadonlyMap<string, Float64Array> {
  const peaks = new Map<string, Float64Array>();
  for (const state of states) {
    const fine = loaded.find((candidate) => idOf(candidate) === idOf(state));
    if (state.state !== 'ready' || fine === undefined) continue;
    const greatest = peaksWithin(state.trend, fine.trend);
    if (greatest !== undefined) peaks.set(idOf(state), greatest);
  }
  return peaks;
}
