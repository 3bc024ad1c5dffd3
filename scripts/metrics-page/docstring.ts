/** A docstring of the house form, taken apart. */
export type Docstring = {
  readonly name: string;
  /** What it is: the lines before the first tag, the sentence first and the formula after it. */
  readonly sentence: string;
  readonly formula: readonly string[];
  readonly returns: string | null;
  readonly throws: string | null;
  readonly source: string | null;
  readonly examples: readonly string[];
};

const TAG = /^(?:@(param|returns|throws|example)|(Source):)\s*(.*)$/;

/**
 * The docstring of an exported function.
 * @param source the text of a TypeScript module
 * @throws Error where the function has none: documentation made of nothing is worse than a failure
 */
export function docstringOf(source: string, name: string): Docstring {
  const at = source.search(new RegExp(`^export function ${name}\\b`, 'm'));
  const end = source.slice(0, Math.max(at, 0)).trimEnd();
  const start = end.lastIndexOf('/**');
  if (at < 0 || !end.endsWith('*/') || start < 0) throw new Error(`${name} has no docstring`);
  const lines = end
    .slice(start + 3, -2)
    .split('\n')
    .map((line) => line.trim().replace(/^\* ?/, ''))
    .filter((line) => line !== '');
  const tags = new Map<string, string[]>([['text', []]]);
  let current = 'text';
  for (const line of lines) {
    const [, tag, source, text] = TAG.exec(line) ?? [];
    const found = tag ?? source;
    if (found === undefined) {
      const entries = tags.get(current) ?? [];
      if (current === 'text') entries.push(line);
      else entries.push(`${entries.pop() ?? ''} ${line.trim()}`);
      tags.set(current, entries);
    } else {
      current = found;
      tags.set(current, [...(tags.get(current) ?? []), text ?? '']);
    }
  }
  const only = (tag: string) => tags.get(tag)?.[0] ?? null;
  const [sentence = '', ...formula] = tags.get('text') ?? [];
  return {
    name,
    sentence,
    formula,
    returns: only('returns'),
    throws: only('throws'),
    source: only('Source'),
    examples: tags.get('example') ?? [],
  };
}
