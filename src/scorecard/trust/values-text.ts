import type { Sample } from '#compute/series.ts';

/** Names and values in a sentence, before it leaves the rest out. */
const MOST = 6;

/** The name of the metric, and what `labelsQuery` marks its responses with. */
const NO_LABELS = ['__name__', 'pillars_selector', 'pillars_present'];

/** "; they have code: 200, 404, 500": what series have in the place of a label that they lack. */
export function insteadText(samples: readonly Sample[]): string {
  const names = [
    ...new Set(
      samples.flatMap(({ labels }) =>
        Object.entries(labels).flatMap(([name, value]) => (value === '' ? [] : name)),
      ),
    ),
  ].filter((name) => !NO_LABELS.includes(name));
  return names.length === 0
    ? ''
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
