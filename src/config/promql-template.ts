/** A placeholder or a comment of a PromQL template, with its place in the text. */
export type TemplateToken = {
  readonly kind: 'placeholder' | 'comment';
  readonly text: string;
  readonly from: number;
  readonly to: number;
};

/**
 * Strings come first, so that nothing in them counts: `label_replace(…, "$1", …)` and "#1" hold neither. In backquotes
 * a backslash is itself; a string that is never closed ends with its line.
 */
const TOKENS =
  /"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`[^`]*`?|(?<comment>#[^\n]*)|(?<placeholder>\$(?:\w+|\{\w*\}))/g;

/**
 * The placeholders and comments of a template, in order. It reads tokens and no grammar, so that it also reads what
 * only some servers know (MetricsQL).
 */
export function templateTokens(template: string): readonly TemplateToken[] {
  return [...template.matchAll(TOKENS)].flatMap(({ 0: text, index, groups }) => {
    const kind =
      groups?.placeholder !== undefined
        ? ('placeholder' as const)
        : groups?.comment !== undefined
          ? ('comment' as const)
          : null;
    return kind === null ? [] : [{ kind, text, from: index, to: index + text.length }];
  });
}

/** The placeholders of a template: `['$filters', '$window']`. */
export const placeholdersOf = (template: string): readonly string[] =>
  templateTokens(template).flatMap(({ kind, text }) => (kind === 'placeholder' ? [text] : []));

export const hasPlaceholder = (template: string, name: '$window' | '$filters' | '$by'): boolean =>
  placeholdersOf(template).includes(name);

/**
 * A template that another text can follow on the same line: a closing comment would swallow it. A comment ends with its
 * line, so nothing grows together.
 */
export function withoutComments(template: string): string {
  const comments = templateTokens(template).filter(({ kind }) => kind === 'comment');
  let kept = '';
  let from = 0;
  for (const comment of comments) {
    kept += template.slice(from, comment.from);
    from = comment.to;
  }
  return (kept + template.slice(from)).trim();
}
