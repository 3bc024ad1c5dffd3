import { type Column, rejectDuplicates } from './column.ts';
import type { Expression } from './expression.ts';

type LabelReplace = Extract<Expression, { kind: 'label-replace' }>;

/** Sets a label to a text made of another label's value, where that matches as a whole. */
export function labelReplace(
  { label, replacement, source, pattern }: LabelReplace,
  columns: readonly Column[],
): readonly Column[] {
  const renamed = columns.map((column) => {
    const match = pattern.exec(column.labels[source] ?? '');
    if (match === null) return column;
    const { [label]: _, ...others } = column.labels;
    const value = replacement.replace(
      /\$(\d+)|\$\{(\d+)\}/g,
      (_all, bare, braced) => match[Number(bare ?? braced)] ?? '',
    );
    return { ...column, labels: value === '' ? others : { ...others, [label]: value } };
  });
  return rejectDuplicates(renamed);
}
