import type { SyntaxNode } from '@lezer/common';
import { DAY, type DurationMs } from '#compute/units.ts';
import type { LabelFilter } from '#scorecard/queries/choice.ts';
import { queryForm } from './query-form.ts';
import { queryTree } from './query-tree.ts';
import { renderQuery } from './template.ts';

/** From the outside to the range: `sum(increase(x[$window]))`, with nothing calculated on the way. */
const SUM_OF_INCREASES = [
  'AggregateExpr',
  'FunctionCallBody',
  'FunctionCall',
  'FunctionCallBody',
  'MatrixSelector',
];

/** A sum of increases over adjoining days is the increase over all of them; nothing else is known to be. */
function addsUp(template: string): boolean {
  const { isRead, outermost, selectors } = queryForm(template);
  const [selector] = selectors;
  if (!isRead || outermost !== 'sum' || selectors.length !== 1 || selector?.range !== '$window') return false;
  if (selector.around.join() !== 'increase,sum') return false;
  let node: SyntaxNode | null = queryTree(template).root;
  for (const name of SUM_OF_INCREASES) {
    node = node?.getChild(name) ?? null;
  }
  return node !== null;
}

/** The query for each day of a longer window; none where days do not add up to it. */
export const dailyQuery = (
  template: string,
  window: DurationMs | null,
  filters: readonly LabelFilter[],
): { readonly daily?: { readonly expr: string; readonly window: DurationMs } } =>
  window !== null && window > DAY && window % DAY === 0 && addsUp(template)
    ? { daily: { expr: renderQuery(template, { window: DAY, filters }), window } }
    : {};
