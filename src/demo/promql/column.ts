import type { Labels } from '#compute/series.ts';
import { QueryError } from './query-error.ts';

/** One series of an instant vector, over all instants of a query at once. `present` is 0 where it has no sample. */
export type Column = {
  readonly labels: Labels;
  readonly values: Float64Array;
  readonly present: Uint8Array;
};

export type Value =
  | { readonly type: 'scalar'; readonly values: Float64Array }
  | { readonly type: 'vector'; readonly columns: readonly Column[] };

export const emptyColumn = (labels: Labels, length: number): Column => ({
  labels,
  values: new Float64Array(length),
  present: new Uint8Array(length),
});

export function withoutName({ __name__: _, ...labels }: Labels): Labels {
  return labels;
}

/** Equal for equal label sets, whatever their order. */
export function labelKey(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Labels as Prometheus prints them in errors. */
export function formatLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `{${pairs.sort().join(', ')}}`;
}

/** Dropping the name can make two series equal, which a vector must not hold. */
export function rejectDuplicates(columns: readonly Column[]): readonly Column[] {
  if (new Set(columns.map(({ labels }) => labelKey(labels))).size < columns.length) {
    throw new QueryError('execution', 'vector cannot contain metrics with the same labelset');
  }
  return columns;
}
