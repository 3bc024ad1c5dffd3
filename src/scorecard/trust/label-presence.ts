import { noData } from '#compute/outcome.ts';
import type { Sample } from '#compute/series.ts';
import type { Indicator } from '#config/indicator.ts';
import type { Measurement } from '#scorecard/measurement.ts';
import { labelText } from '#scorecard/promql/matcher.ts';
import { queryForm, selectorText } from '#scorecard/promql/query-form.ts';
import type { LabelFilter } from '#scorecard/render-query.ts';

/** Names and values in a sentence, before it leaves the rest out. */
const MOST = 6;

/** The name of the question that tells which of the usual labels for an outcome the series have. */
export const LABELS = 'query.labels';

/** What labels that tell good from bad are called. */
const USUAL_LABELS = [
  'status',
  'code',
  'status_code',
  'http_status_code',
  'http_response_status_code',
  'response_code',
  'grpc_code',
  'grpc_status',
  'rpc_grpc_status_code',
  'result',
  'outcome',
  'state',
  'success',
  'error',
];

/** null where the indicator tells nothing apart by a label, or its query has several selectors. */
export function labelsQuery(indicator: Indicator, filters: readonly LabelFilter[]): string | null {
  if (indicator.kind !== 'ratio') return null;
  const { isRead, selectors } = queryForm(indicator.query);
  const [selector] = selectors;
  if (!isRead || selector === undefined || selectors.length > 1) return null;
  const labels = [...new Set([indicator.label, ...USUAL_LABELS])].map(labelText);
  return `count by (${labels.join(',')}) (last_over_time(${selectorText(selector, filters)}[1h]))`;
}

/**
 * No data, with what there is in its place, where no series of an answer carries a label; null where one does.
 * @param series what the series behind the answer have; empty where nobody asked
 */
export function labelAbsent(
  samples: readonly Sample[],
  label: string,
  series: readonly Sample[] = [],
): Pick<Measurement, 'outcome' | 'details'> | null {
  if (samples.some(({ labels }) => (labels[label] ?? '') !== '')) return null;
  const isDropped = series.some(({ labels }) => (labels[label] ?? '') !== '');
  const detail = isDropped
    ? `the series have ${valuesText(series, label)}, and the query drops it; write sum by (${label}) (…)`
    : `no series has "${label}"${insteadText([...samples, ...series])}`;
  return { outcome: noData('label-absent'), details: { 'label-absent': detail } };
}

function insteadText(samples: readonly Sample[]): string {
  const names = [
    ...new Set(
      samples.flatMap(({ labels }) =>
        Object.entries(labels).flatMap(([name, value]) => (value === '' ? [] : name)),
      ),
    ),
  ].filter((name) => name !== '__name__');
  return names.length === 0
    ? '; the answer has no labels at all'
    : `; they have ${names
        .slice(0, MOST)
        .map((name) => valuesText(samples, name))
        .join('; ')}`;
}

/** "code: 200, 404, 500 and 3 more". */
export function valuesText(samples: readonly Sample[], label: string): string {
  const values = [...new Set(samples.flatMap(({ labels }) => labels[label] ?? []))].sort();
  const more = values.length > MOST ? ` and ${values.length - MOST} more` : '';
  return `${label}: ${values.slice(0, MOST).join(', ')}${more}`;
}
