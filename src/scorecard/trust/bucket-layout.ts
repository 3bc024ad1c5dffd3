import { parseLe } from '#compute/bucket.ts';
import { formatDuration } from '#compute/duration.ts';
import type { Sample } from '#compute/series.ts';
import type { DurationMs } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import { labelText } from '#scorecard/promql/matcher.ts';
import { queryForm, selectorText } from '#scorecard/promql/query-form.ts';
import type { LabelFilter } from '#scorecard/queries/choice.ts';

/** The name of the query that tells how many series have each bound. */
export const LAYOUT = 'query.layout';

/** null where the indicator reads no buckets, or those of several selectors. */
export function layoutQuery(
  indicator: Indicator,
  window: DurationMs | null,
  filters: readonly LabelFilter[],
): string | null {
  if ((indicator.kind !== 'quantile' && indicator.kind !== 'share') || window === null) return null;
  const { isRead, selectors } = queryForm(indicator.query);
  const [selector] = selectors;
  if (!isRead || selector === undefined || selectors.length > 1) return null;
  const by = [
    'le',
    ...(indicator.kind === 'share' && indicator.groupBy !== undefined ? [indicator.groupBy] : []),
  ];
  const range = formatDuration(window);
  return `count by (${by.map(labelText).join(',')}) (last_over_time(${selectorText(selector, filters)}[${range}]))`;
}

export type Layout = {
  /** The bounds that every histogram has, as the response spells them. */
  readonly samples: readonly Sample[];
  /** Histograms of different bounds were added up; what only some have says nothing of their sum. */
  readonly boundsDiffer: boolean;
};

/**
 * Buckets without the bounds that only some of the histograms behind them have. Added up, a bound that one service lacks
 * counts the other's observations only.
 * @param counts how many series have each bound, `le` beside any other label; empty where nobody could tell
 */
export function commonBounds(samples: readonly Sample[], counts: readonly Sample[]): Layout {
  const series = new Map<string, Map<number, number>>();
  for (const { labels, value } of counts) {
    const bounds = series.get(groupOf(labels)) ?? new Map<number, number>();
    const bound = parseLe(labels.le ?? '');
    if (bound !== null) bounds.set(rounded(bound), (bounds.get(rounded(bound)) ?? 0) + value);
    series.set(groupOf(labels), bounds);
  }
  const isCommon = ({ labels }: Sample): boolean => {
    const bounds = series.get(groupOf(labels));
    const bound = parseLe(labels.le ?? '');
    if (bounds === undefined || bound === null) return true;
    return (bounds.get(rounded(bound)) ?? 0) >= Math.max(...bounds.values());
  };
  const common = samples.filter(isCommon);
  return { samples: common, boundsDiffer: common.length < samples.length };
}

const groupOf = ({ le: _, ...labels }: Sample['labels']): string => JSON.stringify(labels);

/** 0.30000000000000004 is 0.3 to whoever wrote it. */
const rounded = (bound: number): number => Number(bound.toPrecision(12));
