import type { Labels } from '#compute/series.ts';

/** Equal for equal labels in any order; no label text can imitate the border between two. */
export function labelsKey(labels: Labels): string {
  const names = Object.keys(labels);
  if (names.length > 1) names.sort();
  return JSON.stringify(names.map((name) => [name, labels[name]]));
}
