import type { SyntaxNode } from '@lezer/common';
import { withoutComments } from '#config/promql-template.ts';
import { type QueryTree, queryTree } from './query-tree.ts';

/** Keeps the sides of an `or` apart. */
const SIDE_LABEL = 'pillars_side';

const COMPARISONS = ['Eql', 'Neq', 'Gtr', 'Gte', 'Lss', 'Lte'];
/** Their result is above 0 while that of any member is, or can be written so. */
const OF_ANY_MEMBER = ['max', 'min', 'sum', 'avg', 'group', 'count'];

/**
 * The query of incidents as one that is above 0 while an incident lasts and 0 while all is well, so that time without
 * an incident is known to be calm.
 *
 * A comparison without `bool` keeps what it holds for and drops the rest: `up == 0` is 0 while something is down, and
 * nothing while all is well. At the top of the query it means an incident while it holds, so it is asked with `bool`;
 * so is one inside parentheses, on the left of `and` and `unless`, on either side of `or`, and right inside an
 * aggregation. `x >= 0` keeps what is 0, and 0 is all is well by contract: it is asked as `x > bool 0`.
 *
 * What this parser does not know is left as it is.
 */
export function incidentCondition(query: string): string {
  const template = withoutComments(query);
  const tree = queryTree(template);
  const top = tree.root.firstChild;
  return tree.isRead && top !== null ? conditionText(tree, top) : template;
}

function conditionText(tree: QueryTree, node: SyntaxNode): string {
  const text = tree.textOf(node);
  switch (node.name) {
    case 'ParenExpr': {
      const inner = node.firstChild;
      return inner === null ? text : `(${conditionText(tree, inner)})`;
    }
    case 'VectorSelector':
      // Several metrics of the same labels: what is calculated with them needs one series for each set of labels.
      return hasMetric(node) ? text : `max without () (${text})`;
    case 'AggregateExpr':
      return aggregationText(tree, node) ?? text;
    case 'BinaryExpr':
      return binaryText(tree, node);
    default:
      return text;
  }
}

const hasMetric = (selector: SyntaxNode): boolean =>
  selector.getChild('Identifier') !== null ||
  selector.getChild('LabelMatchers')?.getChild('QuotedLabelName') != null;

function binaryText(tree: QueryTree, node: SyntaxNode): string {
  const left = node.firstChild;
  const right = node.lastChild;
  const text = tree.textOf(node);
  if (left === null || right === null) return text;
  if (node.getChild('Or') !== null) return orText(tree, node);
  if (node.getChild('And') !== null || node.getChild('Unless') !== null)
    return conditionText(tree, left) + tree.textOf({ from: left.to, to: node.to });
  const operator = filterOperator(node);
  if (operator === null) return text;
  const between = tree.textOf({ from: operator.to, to: right.from });
  const isZero = (side: SyntaxNode) => /^[-+]?0+(\.0*)?$/.test(tree.textOf(side));
  const isAtLeastZero = isZero(operator.name === 'Gte' ? right : left) && operator.name.endsWith('te');
  return [
    countText(tree, left),
    tree.textOf({ from: left.to, to: operator.from }),
    isAtLeastZero ? tree.textOf(operator).charAt(0) : tree.textOf(operator),
    ' bool',
    /^\s/.test(between) ? between : ` ${between}`,
    tree.textOf(right),
  ].join('');
}

/** The operator of a comparison that drops what it does not hold for; null for anything else. */
function filterOperator(node: SyntaxNode): SyntaxNode | null {
  if (node.name !== 'BinaryExpr' || node.getChild('BoolModifier') !== null) return null;
  for (const name of COMPARISONS) {
    const operator = node.getChild(name);
    if (operator !== null) return operator;
  }
  return null;
}

/** How many it holds for: `count(up == 0)` is nothing, not 0, while it holds for none. */
function countText(tree: QueryTree, node: SyntaxNode): string {
  const counted = nameOf(tree, node) === 'count' ? filteredMember(node) : null;
  return counted === null ? tree.textOf(node) : aggregationOf(tree, node, counted, 'sum');
}

/** An aggregation over a comparison: above 0 while it holds for any member. */
function aggregationText(tree: QueryTree, node: SyntaxNode): string | null {
  const member = filteredMember(node);
  if (member === null || !OF_ANY_MEMBER.includes(nameOf(tree, node) ?? '')) return null;
  return aggregationOf(tree, node, member, 'max');
}

function aggregationOf(tree: QueryTree, node: SyntaxNode, member: SyntaxNode, name: string): string {
  const operator = node.getChild('AggregateOp');
  return [
    name,
    tree.textOf({ from: operator?.to ?? node.from, to: member.from }),
    conditionText(tree, member),
    tree.textOf({ from: member.to, to: node.to }),
  ].join('');
}

const nameOf = (tree: QueryTree, node: SyntaxNode): string | null => {
  const operator = node.getChild('AggregateOp');
  return operator === null ? null : tree.textOf(operator).toLowerCase();
};

/** The comparison an aggregation is made of; null for anything else. */
function filteredMember(node: SyntaxNode): SyntaxNode | null {
  const member = node.getChild('FunctionCallBody')?.firstChild ?? null;
  return member !== null && isFilter(member) ? member : null;
}

function isFilter(node: SyntaxNode): boolean {
  let inner: SyntaxNode | null = node;
  while (inner?.name === 'ParenExpr') inner = inner.firstChild;
  return inner !== null && filterOperator(inner) !== null;
}

/**
 * `a == 0 or b == 0`: with `bool` the left side is always there, and its 0 would hide the right one. So the sides after
 * a comparison are kept apart by a label of their own; whatever is bad on either is an incident. A side that was no
 * comparison hides what follows it as ever: `x or vector(0)`.
 */
function orText(tree: QueryTree, node: SyntaxNode): string {
  const groups: string[] = [];
  let group = '';
  for (const { operand, before } of operandsOf(tree, node)) {
    const text = conditionText(tree, operand);
    group = group === '' ? text : `${group}${before}${text}`;
    if (text === tree.textOf(operand)) continue;
    groups.push(group);
    group = '';
  }
  if (group !== '') groups.push(group);
  if (groups.length < 2) return groups.join('');
  return groups
    .map((side, index) => `label_replace(${side}, "${SIDE_LABEL}", "${index}", "", "")`)
    .join(' or ');
}

type Operand = {
  readonly operand: SyntaxNode /** The `or` with its `on (...)`, as written. */;
  readonly before: string;
};

function operandsOf(tree: QueryTree, node: SyntaxNode): readonly Operand[] {
  const left = node.firstChild;
  const right = node.lastChild;
  if (node.name !== 'BinaryExpr' || node.getChild('Or') === null || left === null || right === null)
    return [{ operand: node, before: '' }];
  return [
    ...operandsOf(tree, left),
    { operand: right, before: tree.textOf({ from: left.to, to: right.from }) },
  ];
}
