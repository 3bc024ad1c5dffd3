import { noData } from '#compute/outcome.ts';
import type { Sample } from '#compute/series.ts';
import { labelText } from '#scorecard/promql/matcher.ts';
import { insteadText, valuesText } from '#scorecard/trust/values-text.ts';
import type { Measurement } from './kind.ts';

/**
 * No data, with what there is in its place, where no series of a response carries a label; null where one does.
 * @param series what the series behind the response have; empty where nobody asked
 */
export function labelAbsent(
  samples: readonly Sample[],
  label: string,
  series: readonly Sample[] = [],
): Pick<Measurement, 'outcome' | 'details'> | null {
  if (samples.some(({ labels }) => (labels[label] ?? '') !== '')) return null;
  const isDropped = series.some(({ labels }) => (labels[label] ?? '') !== '');
  const instead = insteadText([...samples, ...series]);
  const detail = isDropped
    ? `the series have ${valuesText(series, label)}, and the query drops it; write sum by (${labelText(label)}) (…)`
    : `no series has "${label}"${instead === '' ? '; the answer has no labels at all' : instead}`;
  return { outcome: noData('label-absent'), details: { 'label-absent': detail } };
}
