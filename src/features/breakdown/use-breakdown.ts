import { useMemo } from 'react';
import { serverOf } from '#data/session.ts';
import { useSession } from '#data/session-context.ts';
import { useQueryResult } from '#data/use-query-result.ts';
import { graphUrl } from '#prometheus/graph-url.ts';
import { failureText } from '#scorecard/evaluate/query-problems.ts';
import { type QueryView, queryView } from '#scorecard/evaluate/query-view.ts';
import type { UrlState } from '#url/url-state.ts';
import { type BreakdownPlan, breakdownLabels, labelsQuery, planBreakdown } from './breakdown-plan.ts';
import { type BreakdownRow, breakdownRows } from './breakdown-rows.ts';
import { type BreakdownGaps, breakdownGaps, emptySentence } from './breakdown-text.ts';

export type BreakdownState = {
  /** The labels to choose from. */
  readonly labels: readonly string[];
  readonly plan: BreakdownPlan | null;
  readonly view: QueryView<readonly BreakdownRow[]>;
  /** What is missing beside the rows. */
  readonly gaps: BreakdownGaps;
  readonly graphUrl: string | null;
};

/** Everything the breakdown shows. */
export function useBreakdown(
  url: Pick<UrlState, 'window' | 'filters' | 'at' | 'by' | 'compare'>,
): BreakdownState {
  const session = useSession();
  const { config, source, instants } = session;
  const { window, filters, at, compare } = url;
  const names = useQueryResult(
    useMemo(() => labelsQuery(config, { window, filters }), [config, window, filters]),
    at,
  );
  const asked = url.by ?? config.breakdown?.by ?? null;
  const labels = useMemo(
    () => breakdownLabels(names.state === 'ready' ? names.result.names : [], asked),
    [names, asked],
  );
  const by = asked ?? labels[0] ?? null;
  const plan = useMemo(
    () => (by === null ? null : planBreakdown(config, { window, filters }, { by, compare })),
    [config, window, filters, by, compare],
  );
  const buckets = useQueryResult(plan?.buckets ?? null, at);
  const requests = useQueryResult(plan?.requests ?? null, at);
  const marked = useQueryResult(plan?.marked ?? null, at);
  const before = useQueryResult(plan?.bucketsBefore ?? null, at);

  const rows = useMemo(() => {
    if (plan === null || buckets.state !== 'ready') return [];
    return breakdownRows(plan, {
      at: buckets.result.at,
      buckets: buckets.result.samples,
      requests: requests.state === 'ready' ? requests.result.samples : null,
      marked: marked.state === 'ready' ? marked.result.samples : null,
      bucketsBefore: before.state === 'ready' ? before.result.samples : null,
    });
  }, [plan, buckets, requests, marked, before]);
  // Without a label to break down by there is nothing to show but why.
  const shown = by === null ? names : buckets;
  return {
    labels,
    plan,
    view: queryView({
      state: shown,
      beside: [names, buckets, requests, marked, before],
      data: rows,
      emptyText: by === null ? emptySentence(names) : null,
      failureText: (error) => failureText('breakdown.buckets', error),
    }),
    gaps: breakdownGaps(plan, { labels: names, requests, marked, before }),
    graphUrl:
      plan === null || source.kind === 'demo'
        ? null
        : graphUrl(
            serverOf(session, plan.buckets.source).client.baseUrl,
            plan.buckets.expr,
            at ?? instants.current(),
            plan.window,
          ),
  };
}
