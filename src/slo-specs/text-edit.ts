/** A piece of a text, and what takes its place. */
export type TextEdit = { readonly from: number; readonly to: number; readonly text: string };

/** Edits of one place come in the order in which they are given. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const inOrder = edits.toSorted((a, b) => a.from - b.from);
  let result = '';
  let from = 0;
  for (const edit of inOrder) {
    result += text.slice(from, edit.from) + edit.text;
    from = edit.to;
  }
  return result + text.slice(from);
}
