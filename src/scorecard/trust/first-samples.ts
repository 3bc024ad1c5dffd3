import type { SyntaxNode } from '@lezer/common';
import { formatDuration } from '#compute/duration.ts';
import { type DurationMs, durationMs, MINUTE } from '#compute/units.ts';
import { queryTree } from '#scorecard/promql/query-tree.ts';

/** How far back Prometheus looks for the sample of an instant. */
const LOOKBACK = durationMs(5 * MINUTE);

/**
 * What a query over increase() does not see, in the form of its response: the values that counters which were born in
 * the window had at their first sample. increase() needs a sample before.
 * @param query as it is sent
 * @param tile  what is there within two of them counts as there from the beginning
 * @returns null where the query holds no increase()
 * Source: Prometheus, `extrapolatedRate`: only differences between samples of the range count.
 */
export function firstSamplesQuery(query: string, window: DurationMs, tile: DurationMs): string | null {
  const tree = queryTree(query);
  if (!tree.isRead) return null;
  const found: { from: number; to: number; text: string }[] = [];
  const early = durationMs(Math.min(2 * tile, window / 10));
  const offset = formatDuration(durationMs(Math.round((window - early) / 1000) * 1000));
  const range = formatDuration(durationMs(Math.round((early + LOOKBACK) / 1000) * 1000));
  let isOther = false;
  tree.root.cursor().iterate(({ name, node }) => {
    if (name !== 'MatrixSelector') return;
    const call = calledBy(node);
    const selector = node.getChild('VectorSelector');
    if (call === null || selector === null || nameOf(call, tree.textOf) !== 'increase') {
      isOther = true;
      return;
    }
    const [ranged, bare] = [tree.textOf(node), tree.textOf(selector)];
    const text = `(min_over_time(${ranged}) unless last_over_time(${bare}[${range}] offset ${offset}))`;
    found.push({ from: call.from, to: call.to, text });
  });
  if (found.length === 0 || isOther) return null;
  return found.reduceRight((text, one) => text.slice(0, one.from) + one.text + text.slice(one.to), query);
}

function calledBy(node: SyntaxNode): SyntaxNode | null {
  const parent = node.parent;
  return parent?.name === 'FunctionCallBody'
    ? parent.parent
    : parent?.name === 'FunctionCall'
      ? parent
      : null;
}

const nameOf = (call: SyntaxNode, textOf: (node: SyntaxNode) => string): string | null => {
  const name = call.getChild('FunctionIdentifier');
  return name === null ? null : textOf(name).toLowerCase();
};
