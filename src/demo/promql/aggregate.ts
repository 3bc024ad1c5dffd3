import type { Labels } from '#compute/series.ts';
import { type Column, emptyColumn, labelKey } from './column.ts';
import type { Aggregation, Grouping } from './expression.ts';

/** Adds a value to what a group holds so far; the first value is taken as it is. */
const COMBINE: Readonly<Record<Aggregation, (held: number, value: number) => number>> = {
  sum: (held, value) => held + value,
  avg: (held, value) => held + value,
  count: (held) => held + 1,
  max: (held, value) => (value > held || Number.isNaN(held) ? value : held),
  min: (held, value) => (value < held || Number.isNaN(held) ? value : held),
};

export function aggregate(
  op: Aggregation,
  grouping: Grouping,
  columns: readonly Column[],
  length: number,
): readonly Column[] {
  return [...groupsOf(grouping, columns).values()].map(({ labels, members }) =>
    combine(op, labels, members, length),
  );
}

type Group = { readonly labels: Labels; readonly members: Column[] };

function groupsOf(grouping: Grouping, columns: readonly Column[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const column of columns) {
    const labels = groupLabels(grouping, column.labels);
    const key = labelKey(labels);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { labels, members: [column] });
    else group.members.push(column);
  }
  return groups;
}

function groupLabels({ mode, labels: chosen }: Grouping, labels: Labels): Labels {
  const isKept = (name: string) =>
    mode === 'by' ? chosen.includes(name) : name !== '__name__' && !chosen.includes(name);
  return Object.fromEntries(Object.entries(labels).filter(([name]) => isKept(name)));
}

function combine(op: Aggregation, labels: Labels, members: readonly Column[], length: number): Column {
  const result = emptyColumn(labels, length);
  const { values, present } = result;
  const counts = new Uint32Array(length);
  const join = COMBINE[op];
  for (const member of members) {
    for (let index = 0; index < length; index += 1) {
      if (member.present[index] === 0) continue;
      const value = member.values[index] as number;
      const isFirst = present[index] === 0;
      if (isFirst) values[index] = op === 'count' ? 1 : value;
      else values[index] = join(values[index] as number, value);
      present[index] = 1;
      counts[index] = (counts[index] as number) + 1;
    }
  }
  if (op === 'avg') {
    counts.forEach((count, index) => {
      if (count > 0) values[index] = (values[index] as number) / count;
    });
  }
  return result;
}
