import { queryForm } from './query-form.ts';

/**
 * Whether the answer to a query is a classic histogram, as far as the query tells: it reads series that end in
 * `_bucket` or groups by `le`. Anything else that buckets are wanted of is a native histogram.
 * A query that this parser cannot read (MetricsQL) is taken for classic: only Prometheus has native histograms.
 */
export function readsClassicBuckets(query: string): boolean {
  const { isRead, selectors, by } = queryForm(query);
  if (!isRead || selectors.length === 0 || by?.includes('le') === true) return true;
  return selectors.some(
    ({ metric, matchers }) =>
      metric === null ||
      metric.endsWith('_bucket') ||
      matchers.some(
        ({ label, value }) => label === 'le' || (label === '__name__' && value.endsWith('_bucket')),
      ),
  );
}
