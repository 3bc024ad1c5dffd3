import { useMemo } from 'react';
import type { Series } from '#compute/series.ts';
import { epochMs } from '#compute/units.ts';
import { graphUrl } from '#prometheus/graph-url.ts';
import type { UrlState } from '#url/url-state.ts';
import { tileGrid } from './ask.ts';
import { type BreakdownPlan, breakdownLabels, labelsQuestion, planBreakdown } from './breakdown-plan.ts';
import { type BreakdownRow, breakdownRows } from './breakdown-rows.ts';
import { groupsOf, membersOf } from './group-grid.ts';
import { quantileTiles } from './kinds/quantile-tiles.ts';
import { isOldAnswer } from './old-answer.ts';
import { useSession } from './session-context.ts';
import { useAnswer } from './use-answer.ts';

export type Course = { readonly times: Float64Array; readonly values: Float64Array };

export type BreakdownState = {
  /** The labels to choose from. */
  readonly labels: readonly string[];
  readonly plan: BreakdownPlan | null;
  readonly state: 'loading' | 'failed' | 'ready';
  readonly message: string;
  /** The rows are of an answer that could not be had anew. */
  readonly isOld: boolean;
  readonly rows: readonly BreakdownRow[];
  /** The main percentile over time, by the value of the label. */
  readonly courses: ReadonlyMap<string, Course>;
  readonly graphUrl: string | null;
};

/** Small lines are drawn up to here: more would ask the server for a line nobody can see. */
export const MOST_COURSES = 200;

/** Everything the breakdown shows. */
export function useBreakdown(
  url: Pick<UrlState, 'window' | 'filters' | 'at' | 'by' | 'compare'>,
): BreakdownState {
  const { config, client, source, instants } = useSession();
  const { window, filters, at, compare } = url;
  const names = useAnswer(
    useMemo(() => labelsQuestion(config, { window, filters }), [config, window, filters]),
    at,
  );
  const asked = url.by ?? config.breakdown?.by ?? null;
  const labels = useMemo(
    () => breakdownLabels(names.state === 'ready' ? names.reading.names : [], asked),
    [names, asked],
  );
  const by = asked ?? labels[0] ?? null;
  const plan = useMemo(
    () => (by === null ? null : planBreakdown(config, { window, filters }, { by, compare })),
    [config, window, filters, by, compare],
  );
  const buckets = useAnswer(plan?.buckets ?? null, at);
  const requests = useAnswer(plan?.requests ?? null, at);
  const before = useAnswer(plan?.bucketsBefore ?? null, at);

  const groups = useMemo(
    () => (buckets.state === 'ready' && by !== null ? groupsOf(buckets.reading.samples, by).length : 0),
    [buckets, by],
  );
  const course = useAnswer(groups > 0 && groups <= MOST_COURSES ? (plan?.course ?? null) : null, at);

  const rows = useMemo(() => {
    if (plan === null || buckets.state !== 'ready') return [];
    return breakdownRows(plan, {
      at: buckets.reading.at,
      buckets: buckets.reading.samples,
      requests: requests.state === 'ready' ? requests.reading.samples : null,
      bucketsBefore: before.state === 'ready' ? before.reading.samples : null,
    });
  }, [plan, buckets, requests, before]);
  const courses = useMemo(
    () =>
      plan === null || course.state !== 'ready'
        ? new Map<string, Course>()
        : coursesOf(plan, course.reading.series, course.reading.at),
    [plan, course],
  );
  const isWaitingForLabels = by === null && names.state === 'loading';
  return {
    labels,
    plan,
    state: by === null ? (isWaitingForLabels ? 'loading' : 'ready') : buckets.state,
    message: buckets.state === 'failed' ? buckets.error.message : '',
    isOld: isOldAnswer(buckets) || isOldAnswer(requests),
    rows,
    courses,
    graphUrl:
      plan === null || source.kind === 'demo'
        ? null
        : graphUrl(client.baseUrl, plan.buckets.expr, at ?? instants.current(), plan.window),
  };
}

function coursesOf(plan: BreakdownPlan, series: readonly Series[], at: number): ReadonlyMap<string, Course> {
  const tiles = tileGrid(plan.course, epochMs(at));
  return new Map(
    [...membersOf(series, plan.by)].map(([value, own]) => {
      const measured = quantileTiles(plan.latency, own, tiles);
      const known = [...measured.keys()].filter((tile) => Number.isFinite(measured[tile]));
      return [
        value,
        {
          times: Float64Array.from(known, (tile) => tiles.start + tile * tiles.step),
          values: Float64Array.from(known, (tile) => measured[tile] ?? Number.NaN),
        },
      ];
    }),
  );
}
