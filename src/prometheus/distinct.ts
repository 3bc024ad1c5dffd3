import type { Labels } from '#compute/series.ts';
import { PrometheusError } from './error.ts';
import { labelsKey } from './labels-key.ts';

/**
 * The entries of a response, each of a label set of its own. Two of one set are one series twice, as a proxy over several
 * servers may give it: their sum counts everything double, and either of them alone may be the wrong one.
 * @throws PrometheusError of kind decode that names the labels
 */
export function distinct<Entry extends { readonly labels: Labels }>(
  entries: readonly Entry[],
): readonly Entry[] {
  const places = new Map<string, number>();
  entries.forEach(({ labels }, index) => {
    const key = labelsKey(labels);
    const first = places.get(key);
    if (first !== undefined) throw twice(labels, first, index);
    places.set(key, index);
  });
  return entries;
}

const LONGEST_SHOWN = 200;

function twice(labels: Labels, first: number, second: number): PrometheusError {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const shown = `{${pairs.join(', ')}}`;
  const text = shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown;
  return new PrometheusError(
    `The answer holds the series ${text} twice (data.result[${first}] and data.result[${second}]), so nobody can tell what counts; make the server that joins others leave out copies, or tell them apart with a label.`,
    { kind: 'decode' },
  );
}
