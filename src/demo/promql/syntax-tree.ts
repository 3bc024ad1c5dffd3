import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { parseError } from './query-error.ts';

/**
 * The syntax tree of a query.
 * @throws QueryError where the query is no PromQL
 */
export function parseSyntax(query: string): SyntaxNode {
  if (query.trim() === '') throw parseError('1:1', 'no expression found in input');
  const top = parser.parse(query).topNode;
  top.cursor().iterate((node) => {
    if (!node.type.isError) return;
    const reason = isUnclosed(query) ? 'unclosed left parenthesis' : 'unexpected input';
    throw parseError(placeOf(query, node.from), reason);
  });
  return onlyChild(top);
}

/** Where in the query, as line:column from 1. */
export function placeOf(query: string, offset: number): string {
  const lines = query.slice(0, offset).split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'LineComment') children.push(child);
  }
  return children;
}

export const onlyChild = (node: SyntaxNode): SyntaxNode => childrenOf(node)[0] as SyntaxNode;

function isUnclosed(query: string): boolean {
  const outsideStrings = query.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`/g, '');
  return outsideStrings.split('(').length > outsideStrings.split(')').length;
}
