import type { SyntaxNode } from '@lezer/common';
import type { QueryTree } from '#scorecard/promql/query-tree.ts';

export type Sides = { readonly left: SyntaxNode; readonly sign: string; readonly right: SyntaxNode };

/** null where it is no operation of two, or says how their series belong together. */
export function sidesOf(tree: QueryTree, node: SyntaxNode | null): Sides | null {
  if (node?.name !== 'BinaryExpr') return null;
  const [left, sign, right, more] = childrenOf(node);
  if (left === undefined || sign === undefined || right === undefined || more !== undefined) return null;
  return { left, sign: tree.textOf(sign), right };
}

export function withoutParentheses(node: SyntaxNode | null): SyntaxNode | null {
  let inner = node;
  while (inner?.name === 'ParenExpr') inner = inner.firstChild;
  return inner;
}

/** All selectors of a query. */
export const selectorsOf = (tree: QueryTree): readonly SyntaxNode[] => nodesOf(tree, 'VectorSelector');

export type Call = { readonly name: string; readonly node: SyntaxNode; readonly identifier: SyntaxNode };

/** All calls of functions in a query. */
export const callsOf = (tree: QueryTree): readonly Call[] =>
  nodesOf(tree, 'FunctionCall').flatMap((node) => {
    const identifier = node.getChild('FunctionIdentifier');
    return identifier === null ? [] : [{ name: tree.textOf(identifier), node, identifier }];
  });

export function nodesOf(tree: QueryTree, name: string): readonly SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  tree.root.cursor().iterate((cursor) => {
    if (cursor.name === name) nodes.push(cursor.node);
  });
  return nodes;
}

export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}
