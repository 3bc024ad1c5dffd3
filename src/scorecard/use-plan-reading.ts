import { useMemo } from 'react';
import type { Indicator } from '#config/indicator.ts';
import { useReadings } from '#data/use-readings.ts';
import type { UrlState } from '#url/url-state.ts';
import { type IndicatorPlan, planIndicator } from './plan.ts';
import { type PlannedQuery, questionKey } from './planned-query.ts';
import type { ReadingState } from './reading.ts';

const NOTHING: readonly PlannedQuery[] = [];

/** The raw answer behind one indicator's main query; the scorecard has asked for it already. */
export function usePlanReading(
  indicator: Indicator | undefined,
  { window, filters, at }: Pick<UrlState, 'window' | 'filters' | 'at'>,
): { readonly plan: IndicatorPlan | null; readonly state: ReadingState } {
  const plan = useMemo(
    () => (indicator === undefined ? null : planIndicator(indicator, { window, filters })),
    [indicator, window, filters],
  );
  const query = plan?.queries.query;
  const questions = useMemo(() => (query === undefined ? NOTHING : [query]), [query]);
  const readings = useReadings(questions, at);
  return {
    plan,
    state: (query === undefined ? undefined : readings.get(questionKey(query))) ?? { state: 'loading' },
  };
}
