import { type Column, labelKey, withoutName } from './column.ts';

/** `or`: all of the left, and of the right what has no namesake there at that instant. */
export function union(left: readonly Column[], right: readonly Column[]): readonly Column[] {
  const taken = new Map<string, Uint8Array>();
  for (const { labels, present } of left) {
    const key = labelKey(withoutName(labels));
    const others = taken.get(key);
    taken.set(key, others === undefined ? present : present.map((is, index) => is | (others[index] ?? 0)));
  }
  const added = right.map((column) => {
    const namesake = taken.get(labelKey(withoutName(column.labels)));
    return namesake === undefined
      ? column
      : { ...column, present: column.present.map((is, index) => (namesake[index] === 1 ? 0 : is)) };
  });
  return [...left, ...added];
}

/** `unless`: of the left what has no namesake on the right at that instant. */
export function difference(left: readonly Column[], right: readonly Column[]): readonly Column[] {
  const taken = new Map(right.map(({ labels, present }) => [labelKey(withoutName(labels)), present]));
  return left.map((column) => {
    const namesake = taken.get(labelKey(withoutName(column.labels)));
    return namesake === undefined
      ? column
      : { ...column, present: column.present.map((is, index) => (namesake[index] === 1 ? 0 : is)) };
  });
}
