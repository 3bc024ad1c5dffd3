import type { SyntaxNode } from '@lezer/common';
import type { QueryTree } from '#scorecard/promql/query-tree.ts';
import { childrenOf } from './query-nodes.ts';

/**
 * By which power of a factor the value of a query grows if every `rate()` in it is multiplied by that factor: 1 for a
 * sum of rates, 0 for a level or a quotient of rates, `any` for a constant 0, null where no power describes it, such as
 * for `rate(x[5m]) + 1`.
 */
export type RateDegree = number | 'any' | null;

/** They return a value of their argument, or a sum or a mean of several. */
const KEEPING = new Set(
  (
    'abs sort sort_desc sort_by_label sort_by_label_desc label_replace label_join vector scalar histogram_count ' +
    'histogram_sum sum_over_time avg_over_time min_over_time max_over_time last_over_time quantile_over_time ' +
    'sum avg min max topk bottomk limitk limit_ratio quantile stddev'
  ).split(' '),
);
/** Factors cancel out in them, or they count what is there. */
const INDEPENDENT = new Set(
  (
    'histogram_quantile histogram_fraction histogram_avg absent absent_over_time present_over_time count_over_time ' +
    'timestamp count group'
  ).split(' '),
);
const CLAMPING = new Set(['clamp', 'clamp_min', 'clamp_max']);
const COMPARING = new Set(['==', '!=', '>', '<', '>=', '<=']);
/** What stands in a node beside its operands. */
const ASIDE =
  /^(BoolModifier|MatchingModifierClause|AggregateModifier|UnaryOp|Offset|OffsetDurationExpr|At.*|DurationExpr)$/;

/** The degree of a node of the syntax tree. */
export function rateDegree(tree: QueryTree, node: SyntaxNode): RateDegree {
  const of = (inner: SyntaxNode | undefined): RateDegree =>
    inner === undefined ? 0 : rateDegree(tree, inner);
  switch (node.name) {
    case 'NumberDurationLiteral':
      return Number(tree.textOf(node)) === 0 ? 'any' : 0;
    case 'StringLiteral':
    case 'VectorSelector':
      return 0;
    case 'FunctionCall':
    case 'AggregateExpr':
      return callDegree(tree, node);
    case 'BinaryExpr':
      return binaryDegree(tree, node);
    case 'PromQL':
    case 'ParenExpr':
    case 'UnaryExpr':
    case 'OffsetExpr':
    case 'StepInvariantExpr':
    case 'MatrixSelector':
    case 'SubqueryExpr':
      return of(operandsOf(node)[0]);
    default:
      return null;
  }
}

function callDegree(tree: QueryTree, node: SyntaxNode): RateDegree {
  const callee = node.getChild('FunctionIdentifier') ?? node.getChild('AggregateOp');
  const name = callee === null ? '' : tree.textOf(callee).toLowerCase();
  if (name === 'rate') return 1;
  const given = node.getChild('FunctionCallBody');
  const values = (given === null ? [] : childrenOf(given)).filter(
    ({ name: kind }) => kind !== 'StringLiteral' && kind !== ',',
  );
  // `quantile(0.9, x)`: the number in front says how, and is no value.
  const degrees = values.map((value) => rateDegree(tree, value));
  if (CLAMPING.has(name)) return degrees.reduce(common, 'any');
  if (KEEPING.has(name)) return values.length === 1 ? (degrees[0] ?? null) : inVector(tree, values);
  if (degrees.includes(null)) return null;
  if (INDEPENDENT.has(name)) return 0;
  return degrees.every((degree) => degree === 0 || degree === 'any') ? 0 : null;
}

/** The degree of the argument that holds a selector. */
function inVector(tree: QueryTree, values: readonly SyntaxNode[]): RateDegree {
  const vector = values.find(({ name }) => name !== 'NumberDurationLiteral');
  return vector === undefined ? 0 : rateDegree(tree, vector);
}

function binaryDegree(tree: QueryTree, node: SyntaxNode): RateDegree {
  const operands = operandsOf(node);
  const [left, right] = [operands[0], operands.at(-1)];
  if (left === undefined || right === undefined || operands.length < 2) return null;
  const sign =
    operands.length === 3 && operands[1] !== undefined ? tree.textOf(operands[1]).toLowerCase() : '';
  const [a, b] = [rateDegree(tree, left), rateDegree(tree, right)];
  if (a === null || b === null) return null;
  if (sign === '*' || sign === '/') {
    if (a === 'any') return 'any';
    if (b === 'any') return sign === '*' ? 'any' : null;
    return sign === '*' ? a + b : a - b;
  }
  if (sign === 'and' || sign === 'unless') return a;
  if (sign === '+' || sign === '-' || sign === 'or') return common(a, b);
  if (COMPARING.has(sign)) {
    if (common(a, b) === null) return null;
    return node.getChild('BoolModifier') === null ? a : 0;
  }
  return a === 0 && b === 0 ? 0 : null;
}

/** Of two values that are added or compared, both have to grow alike. */
function common(a: RateDegree, b: RateDegree): RateDegree {
  if (a === 'any') return b;
  return b === 'any' || a === b ? a : null;
}

const operandsOf = (node: SyntaxNode): readonly SyntaxNode[] =>
  childrenOf(node).filter(({ name }) => !ASIDE.test(name));
