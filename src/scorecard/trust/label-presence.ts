import { noData } from '#compute/outcome.ts';
import type { Sample } from '#compute/series.ts';
import type { Measurement } from '#scorecard/measurement.ts';

/** Names and values in a sentence, before it leaves the rest out. */
const MOST = 6;

/** No data, with what the answer has in its place, where no series carries a label; null where one does. */
export function labelAbsent(
  samples: readonly Sample[],
  label: string,
): Pick<Measurement, 'outcome' | 'details'> | null {
  if (samples.some(({ labels }) => (labels[label] ?? '') !== '')) return null;
  const names = [...new Set(samples.flatMap(({ labels }) => Object.keys(labels)))].filter(
    (name) => name !== '__name__',
  );
  const has =
    names.length === 0
      ? `the answer has no labels; if the series have "${label}", group by it: sum by (${label}) (…)`
      : `they have ${names
          .slice(0, MOST)
          .map((name) => valuesText(samples, name))
          .join('; ')}`;
  const detail = `no series has "${label}"; ${has}`;
  return { outcome: noData('label-absent'), details: { 'label-absent': detail } };
}

/** "code: 200, 404, 500 and 3 more". */
export function valuesText(samples: readonly Sample[], label: string): string {
  const values = [...new Set(samples.flatMap(({ labels }) => labels[label] ?? []))].sort();
  const more = values.length > MOST ? ` and ${values.length - MOST} more` : '';
  return `${label}: ${values.slice(0, MOST).join(', ')}${more}`;
}
