import type { SyntaxNode } from '@lezer/common';
import { type QueryTree, queryTree } from '#scorecard/promql/query-tree.ts';
import { childrenOf, sidesOf, withoutParentheses } from './query-nodes.ts';
import { WINDOW } from './query-template.ts';
import { fieldWith, type SpecField } from './spec-field.ts';

/** The two sides of a quotient, as queries of their own. */
export type QuotientFields = {
  readonly counted: SpecField;
  readonly total: SpecField;
  /** It is 1 less the quotient. */
  readonly isRest: boolean;
};

/**
 * A query that divides one number by another as the two numbers: of `a / b` and of `1 - a / b`. null for any other
 * query, and where a side may have several series: a sum of quotients is no quotient of sums.
 */
export function quotientFields(field: SpecField): QuotientFields | null {
  const sides = quotientSides(String(field.value).replace(WINDOW, '$window'));
  if (sides === null) return null;
  const part = (text: string) => fieldWith(field, text.replaceAll('$window', '{{.window}}'));
  return { counted: part(sides.numerator), total: part(sides.denominator), isRest: sides.isRest };
}

function quotientSides(
  query: string,
): { readonly numerator: string; readonly denominator: string; readonly isRest: boolean } | null {
  const tree = queryTree(query);
  const top = withoutParentheses(tree.root.firstChild);
  if (!tree.isRead || top === null) return null;
  const outer = sidesOf(tree, top);
  const isRest = outer?.sign === '-' && tree.textOf(outer.left) === '1';
  const inner = isRest ? sidesOf(tree, withoutParentheses(outer.right)) : outer;
  if (inner?.sign !== '/' || !isSingle(tree, inner.left) || !isSingle(tree, inner.right)) return null;
  return { numerator: tree.textOf(inner.left), denominator: tree.textOf(inner.right), isRest };
}

const SEVERAL = new Set(['topk', 'bottomk', 'limitk', 'limit_ratio', 'count_values']);

/** Whether a query has one series at most. */
function isSingle(tree: QueryTree, node: SyntaxNode | null): boolean {
  const inner = withoutParentheses(node);
  switch (inner?.name) {
    case 'NumberDurationLiteral':
      return true;
    case 'AggregateExpr': {
      const operator = inner.getChild('AggregateOp');
      const isOne = operator !== null && !SEVERAL.has(tree.textOf(operator).toLowerCase());
      return isOne && inner.getChild('AggregateModifier') === null;
    }
    case 'FunctionCall':
      return /^vector\b/.test(tree.textOf(inner));
    case 'BinaryExpr': {
      const operands = childrenOf(inner).filter(({ name }) => !/Modifier/.test(name));
      const [left = null, , right = null] = operands;
      return isSingle(tree, left) && isSingle(tree, right);
    }
    default:
      return false;
  }
}
