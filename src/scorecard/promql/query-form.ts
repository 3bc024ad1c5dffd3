import type { SyntaxNode } from '@lezer/common';
import { parseDuration } from '#compute/duration.ts';
import { type DurationMs, durationMs, SECOND } from '#compute/units.ts';
import type { LabelFilter } from '#scorecard/queries/choice.ts';
import { type Matcher, vectorSelectorText } from './matcher.ts';
import { type QueryTree, queryTree } from './query-tree.ts';
import { readStringLiteral } from './string-literal.ts';

/** One selector of a query, and what stands around it. */
export type SelectorForm = {
  /** Metric name; null where the selector has none. */
  readonly metric: string | null;
  /** `__name__` among them where it is spelled as a matcher. */
  readonly matchers: readonly Matcher[];
  /** `$filters` stands in it. */
  readonly hasFilters: boolean;
  /** Of its own brackets; null for an instant selector. */
  readonly range: '$window' | DurationMs | null;
  /** The same for a subquery around it, innermost first. */
  readonly subqueries: readonly ('$window' | DurationMs)[];
  /** Names of functions and aggregations around it, innermost first: `['increase', 'sum']`. */
  readonly around: readonly string[];
};

/** What can be told of a query without asking a server. */
export type QueryForm = {
  /** false where it is no PromQL this parser knows (MetricsQL, say): then no conclusion may be drawn from what is missing. */
  readonly isRead: boolean;
  readonly selectors: readonly SelectorForm[];
  /** Outermost function or aggregation; null for anything else, such as a division. */
  readonly outermost: string | null;
  /** Labels of the outermost `by (...)`, also inside functions; null where there is none, or where two sides differ. */
  readonly by: readonly string[] | null;
  /** A part may fill in for one that has no series: `a or b`. */
  readonly hasOr: boolean;
  /** A name stands in quotes, which only Prometheus 3 and later read. */
  readonly hasQuotedNames: boolean;
};

const known = new Map<string, QueryForm>();

/** Reads a template of scorecard.json. The placeholders stand for themselves: a range may be `$window`. */
export function queryForm(template: string): QueryForm {
  const before = known.get(template);
  if (before !== undefined) return before;
  const form = readForm(queryTree(template));
  known.set(template, form);
  return form;
}

/**
 * A selector as PromQL, without its range, for queries about the series behind a figure. The reader's filters are in
 * it where the query has them.
 * @param keep drops matchers, the reader's too, by their label
 */
export function selectorText(
  { metric, matchers, hasFilters }: SelectorForm,
  filters: readonly LabelFilter[],
  keep: (label: string) => boolean = () => true,
): string {
  const chosen = hasFilters
    ? filters.map(
        ({ label, value, isPattern }): Matcher => ({ label, operator: isPattern ? '=~' : '=', value }),
      )
    : [];
  return vectorSelectorText(
    metric,
    [...matchers, ...chosen].filter(({ label }) => keep(label)),
  );
}

function readForm(tree: QueryTree): QueryForm {
  const selectors: SelectorForm[] = [];
  let isRead = tree.isRead;
  let hasOr = false;
  let hasQuotedNames = false;
  tree.root.cursor().iterate(({ name, node }) => {
    hasOr ||= name === 'Or';
    hasQuotedNames ||= name === 'QuotedLabelName';
    if (name !== 'VectorSelector') return;
    const selector = readSelector(tree, node);
    if (selector === null) isRead = false;
    else selectors.push(selector);
  });
  const top = withoutParentheses(tree.root.firstChild);
  const lists = top === null ? [] : outermostBy(tree, top);
  const [by = null] = lists;
  const isOne = lists.every((list) => JSON.stringify(list) === JSON.stringify(by));
  return {
    isRead,
    selectors,
    outermost: top === null ? null : callName(tree, top),
    by: isOne ? by : null,
    hasOr,
    hasQuotedNames,
  };
}

function withoutParentheses(node: SyntaxNode | null): SyntaxNode | null {
  let inner = node;
  while (inner?.name === 'ParenExpr') inner = childrenOf(inner)[0] ?? null;
  return inner;
}

/** The function or aggregation that a node calls. PromQL reads names of aggregations in any case. */
function callName(tree: QueryTree, node: SyntaxNode): string | null {
  if (node.name !== 'FunctionCall' && node.name !== 'AggregateExpr') return null;
  const name = node.getChild('FunctionIdentifier') ?? node.getChild('AggregateOp');
  return name === null ? null : tree.textOf(name).toLowerCase();
}

/** null where a range cannot be told, such as one that is calculated. */
function readSelector(tree: QueryTree, node: SyntaxNode): SelectorForm | null {
  const inBraces = childrenOf(node.getChild('LabelMatchers'));
  const name = node.getChild('Identifier') ?? inBraces.find((child) => child.name === 'QuotedLabelName');
  const around: string[] = [];
  const subqueries: ('$window' | DurationMs)[] = [];
  let range: SelectorForm['range'] = null;
  for (let outer = node.parent; outer !== null; outer = outer.parent) {
    const call = callName(tree, outer);
    if (call !== null) around.push(call);
    if (outer.name !== 'MatrixSelector' && outer.name !== 'SubqueryExpr') continue;
    const length = rangeOf(tree, outer);
    if (length === null) return null;
    if (outer.name === 'SubqueryExpr') subqueries.push(length);
    else range = length;
  }
  return {
    metric: name === undefined ? null : nameText(tree, name),
    matchers: inBraces.flatMap((child) => readMatcher(tree, child)),
    hasFilters: inBraces.some((child) => tree.placeholderAt(child) === '$filters'),
    range,
    subqueries,
    around,
  };
}

function rangeOf(tree: QueryTree, node: SyntaxNode): '$window' | DurationMs | null {
  const length = node.getChild('DurationExpr');
  if (length === null) return null;
  const text = tree.textOf(length);
  if (text === '$window') return text;
  // Prometheus 3 reads a number as seconds.
  return parseDuration(text) ?? (Number(text) > 0 ? durationMs(Number(text) * SECOND) : null);
}

function readMatcher(tree: QueryTree, node: SyntaxNode): readonly Matcher[] {
  if (!node.name.endsWith('LabelMatcher') || tree.placeholderAt(node) !== undefined) return [];
  const [label, operator, value] = childrenOf(node);
  if (label === undefined || operator === undefined || value === undefined) return [];
  return [
    {
      label: nameText(tree, label),
      operator: tree.textOf(operator) as Matcher['operator'],
      value: readStringLiteral(tree.textOf(value)),
    },
  ];
}

function nameText(tree: QueryTree, node: SyntaxNode): string {
  const text = tree.textOf(node);
  return node.name === 'QuotedLabelName' ? readStringLiteral(text) : text;
}

/** The `by` lists of the aggregations that no other aggregation is around. Without recursion: queries may nest deep. */
function outermostBy(tree: QueryTree, top: SyntaxNode): readonly (readonly string[] | null)[] {
  const lists: (readonly string[] | null)[] = [];
  top.cursor().iterate(({ name, node }) => {
    if (name !== 'AggregateExpr') return true;
    const modifier = node.getChild('AggregateModifier');
    const isBy = modifier?.getChild('By') != null;
    const labels = isBy ? childrenOf(modifier.getChild('GroupingLabels')) : null;
    lists.push(labels?.map((label) => nameText(tree, label)) ?? null);
    return false;
  });
  return lists;
}

function childrenOf(node: SyntaxNode | null): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node?.firstChild ?? null; child !== null; child = child.nextSibling) children.push(child);
  return children;
}
