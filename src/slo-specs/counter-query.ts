import type { SyntaxNode } from '@lezer/common';
import { type Matcher, matcherText } from '#scorecard/promql/matcher.ts';
import { queryForm } from '#scorecard/promql/query-form.ts';
import { queryTree } from '#scorecard/promql/query-tree.ts';
import { renderQuery } from '#scorecard/promql/template.ts';
import { callsOf, selectorsOf, withoutParentheses } from './query-nodes.ts';
import { edited, type TextEdit } from './text-edit.ts';

/**
 * The counters behind a template that sums up what they counted in the window, as one number: of
 * `sum by (code) (increase(x_total{$filters}[$window]))` with a matcher for `code` it is `sum (x_total{code="500"})`.
 * null where the template is anything but a sum of increases over `$window`.
 * @param matchers narrow every selector down
 */
export function counterQuery(template: string, matchers: readonly (Matcher | string)[]): string | null {
  const { isRead, selectors } = queryForm(template);
  const isSum =
    isRead &&
    selectors.length > 0 &&
    selectors.every(
      ({ range, subqueries, around: [innermost, ...outer] }) =>
        range === '$window' &&
        subqueries.length === 0 &&
        innermost === 'increase' &&
        outer.every((name) => name === 'sum'),
    );
  return isSum ? oneNumber(template, matchers, counterEdits(template)) : null;
}

/** The same for levels, which have no window: `sum by (state) (controls)`. null for anything but a sum or a count. */
export function levelSumQuery(template: string, matchers: readonly (Matcher | string)[]): string | null {
  const { isRead, selectors } = queryForm(template);
  const isSum =
    isRead &&
    selectors.length > 0 &&
    selectors.every(
      ({ range, subqueries, around }) =>
        range === null &&
        subqueries.length === 0 &&
        around.every((name) => name === 'sum' || name === 'count'),
    );
  return isSum ? oneNumber(template, matchers, []) : null;
}

function oneNumber(
  template: string,
  matchers: readonly (Matcher | string)[],
  edits: readonly TextEdit[],
): string {
  const tree = queryTree(template);
  const texts = matchers.map((matcher) => (typeof matcher === 'string' ? matcher : matcherText(matcher)));
  const added = selectorsOf(tree).flatMap((selector): readonly TextEdit[] => {
    const braces = selector.getChild('LabelMatchers');
    if (texts.length === 0) {
      const isEmpty = braces !== null && tree.textOf(braces) === '{$filters}';
      return isEmpty ? [{ from: braces.from, to: braces.to, text: '' }] : [];
    }
    if (braces === null) return [{ from: selector.to, to: selector.to, text: `{${texts.join(',')}}` }];
    const inside = tree.textOf(braces).slice(1, -1).trim();
    const comma = inside === '' ? '' : ',';
    return [{ from: braces.from + 1, to: braces.from + 1, text: `${texts.join(',')}${comma}` }];
  });
  const top = withoutParentheses(tree.root.firstChild);
  const ungrouped = top === null ? [] : ungroupingEdits(top);
  const text = renderQuery(edited(template, [...added, ...edits, ...ungrouped]), {
    window: null,
    filters: [],
  });
  return top?.name === 'AggregateExpr' ? text : `sum(${text})`;
}

/** Takes away what groups the outermost sum: the number wanted is the sum of its groups. */
function ungroupingEdits(top: SyntaxNode): readonly TextEdit[] {
  const body = top.getChild('FunctionCallBody');
  const modifier = top.name === 'AggregateExpr' ? top.getChild('AggregateModifier') : null;
  if (body === null || modifier === null) return [];
  // `sum by (le) (x)`, or `sum(x) by (le)`.
  return modifier.from < body.from
    ? [{ from: modifier.prevSibling?.to ?? modifier.from, to: body.from, text: '' }]
    : [{ from: body.to, to: modifier.to, text: '' }];
}

/** Takes away `increase(` and `[$window])`. */
function counterEdits(template: string): readonly TextEdit[] {
  const tree = queryTree(template);
  return callsOf(tree).flatMap(({ node }) => {
    const body = node.getChild('FunctionCallBody');
    const series = body?.firstChild;
    const selector = selectorsOf(tree).find(({ from, to }) => from >= node.from && to <= node.to);
    const range = selector?.parent;
    if (!series || selector === undefined || range?.name !== 'MatrixSelector') return [];
    return [
      { from: node.from, to: series.from, text: '' },
      { from: selector.to, to: range.to, text: '' },
      { from: series.to, to: node.to, text: '' },
    ];
  });
}
