import { useMemo, useState } from 'react';
import { epochMs, MINUTE } from '#compute/units.ts';
import { useSession } from '#data/session-context.ts';
import { useAt } from '#data/use-at.ts';
import { useQueryResults } from '#data/use-query-results.ts';
import { useTrends } from '#data/use-trends.ts';
import { evaluateIndicator } from '#scorecard/evaluate/evaluate-indicator.ts';
import { type FigureChange, figureChange, hasChange } from '#scorecard/explain/period-change.ts';
import { sourceCheck, sourceQuery } from '#scorecard/explain/source-check.ts';
import { planIndicator } from '#scorecard/plan/plan-indicator.ts';
import { type PlannedQuery, queryId } from '#scorecard/queries/planned-query.ts';
import type { QueryResultStates } from '#scorecard/queries/query-result.ts';
import { useFigureState } from '#url/use-figure-state.ts';

const NOTHING: readonly PlannedQuery[] = [];

/**
 * How a figure stands against the window right before its own: the same queries put for an earlier instant, and one
 * that tells how much of that window is known. The earlier instant stays while the page refreshes, or every refresh
 * would ask the past again.
 */
export function useFigureChange(id: string, maxPoints: number): FigureChange | null {
  const url = useFigureState();
  const { window, filters, at } = url;
  const { config, instants } = useSession();
  const [opened] = useState(() => instants.current());
  const plan = useMemo(() => {
    const indicator = config.indicators.find((candidate) => candidate.id === id);
    return indicator === undefined ? null : planIndicator(indicator, { window, filters });
  }, [config, id, window, filters]);
  const queries = useMemo(
    () =>
      plan === null ||
      plan.window === null ||
      // What there is of a period has no equal before it.
      plan.calendar !== undefined ||
      !hasChange(plan.indicator)
        ? NOTHING
        : Object.values(plan.queries),
    [plan],
  );
  const configured = config.prometheus.scrapeInterval ?? null;
  const known = useMemo(() => {
    const [first] = queries;
    return first === undefined || !('expr' in first)
      ? null
      : sourceQuery(first, plan?.window ?? null, configured ?? MINUTE);
  }, [queries, plan, configured]);

  const now = useAt(at);
  const earlier = epochMs((at ?? opened) - (plan?.window ?? 0));
  const current = useQueryResults(queries, at);
  const past = useQueryResults(
    useMemo(() => (known === null ? queries : [...queries, known]), [queries, known]),
    earlier,
  );
  const trend = useTrends(queries.length === 0 ? [] : [id], maxPoints, url).get(id);

  return useMemo(() => {
    if (plan === null || queries.length === 0) return null;
    const evaluate = (results: QueryResultStates, instant: typeof earlier) =>
      evaluateIndicator(plan, {
        find: (query) => results.get(queryId(query)) ?? { state: 'loading' },
        now: instant,
      });
    const source = known === null ? undefined : past.get(queryId(known));
    if (source?.state !== 'ready' || known === null) return null;
    const { coverage } = sourceCheck(known, source.result, { window: plan.window, configured });
    return figureChange(
      {
        evaluation: evaluate(current, now),
        // A trend is never shorter than a day, and says nothing about less.
        covered:
          trend?.state === 'ready' && trend.plan.span === plan.window
            ? trend.trend.covered / trend.plan.span
            : null,
      },
      { evaluation: evaluate(past, earlier), covered: coverage?.share ?? null },
    );
  }, [plan, queries, known, current, past, trend, configured, now, earlier]);
}
