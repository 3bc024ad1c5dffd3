import type { SyntaxNode } from '@lezer/common';
import { parseDuration } from '#compute/duration.ts';
import { SECOND } from '#compute/units.ts';
import { templateTokens, withoutComments } from '#config/promql-template.ts';
import { queryForm, type SelectorForm } from '#scorecard/promql/query-form.ts';
import { type QueryTree, queryTree } from '#scorecard/promql/query-tree.ts';
import { callsOf, nodesOf, selectorsOf, sidesOf } from './query-nodes.ts';
import { rateDegree } from './rate-degree.ts';
import { requiredText, SpecFault, type SpecField } from './spec-field.ts';
import { edited, type TextEdit } from './text-edit.ts';

/** What another tool puts the length of a window in place of. */
export const WINDOW = /\{\{-?\s*\.window\s*-?\}\}/g;
/** No longer text fits into a scorecard once the placeholders are in. */
const LONGEST = 8000;
/** How often a level is looked at over a window. */
const STEP = '1m';
/** They look at fewer samples than their range holds, so they count nothing. */
const UNCOUNTED = new Set(['irate', 'idelta', 'deriv', 'predict_linear']);
/** A recorded series whose name tells over which time, as in `job:slo_errors:ratio_rate5m`. */
const RECORDED = /:[\w]*?((rate|increase|_over_time)\d*[a-z]*|\d+[smhdwy])(:|$)/;

/** The events of a window and how many of them are good, or bad, as templates of a scorecard. */
export type EventQueries = { readonly counted: string; readonly total: string };

/**
 * Two queries that count events, over `$window` and with `$filters`. What their writer wrote stays, but for the range.
 *
 * Where they ask for rates, `increase()` takes the place of `rate()`: over the same window an increase is the rate
 * times the seconds of the window. The quotient of the two stays the same as long as both queries grow alike with
 * their rates (rateDegree), and then there is a number of events beside the share.
 * @param isCounter whether a query without a range is about counters; null: there is a `{{.window}}` in each
 * @throws SpecFault where a query cannot be asked over another window
 */
export function eventQueries(
  { counted, total }: { readonly counted: SpecField; readonly total: SpecField },
  isCounter: boolean | null,
): EventQueries {
  const [some, all] = [counted, total].map((field) => ({ field, text: overWindow(field, isCounter) }));
  if (some === undefined || all === undefined) throw new Error('two queries were given');
  const [degree, other] = [some, all].map(({ field, text }) => {
    const tree = queryTree(text);
    const found = rateDegree(tree, tree.root);
    if (found !== null) return found;
    throw new SpecFault('expected a query that grows as its rates do, such as a sum of them', field.place);
  });
  if (degree !== 'any' && other !== 'any' && degree !== other) {
    throw new SpecFault(
      'expected two queries that count alike; of these one is per second and the other is not',
      counted.place,
    );
  }
  return { counted: countedByIncrease(some.text), total: countedByIncrease(all.text) };
}

/** A query for a level, as it stands at one instant, with `$filters`. A `{{.window}}` in it becomes `$window`. */
export function levelQuery(field: SpecField): { readonly query: string; readonly hasWindow: boolean } {
  const { tree, text, hasWindow } = readQuery(field);
  refuseUncounted(tree, field);
  const edits = [...filterEdits(tree), ...perSecondEdits(tree, () => true)];
  return { query: edited(text, edits), hasWindow };
}

/** Every value that a level has over the window, a minute apart, for a function such as `sum_over_time`. */
export const levelsOverWindow = (level: string): string => `(${level})[$window:${STEP}]`;

/** A query over `$window`, its rates still in it. */
function overWindow(field: SpecField, isCounter: boolean | null): string {
  const { tree, text, hasWindow } = readQuery(field);
  refuseUncounted(tree, field);
  const { selectors } = queryForm(text);
  for (const { metric } of selectors) refuseRecorded(metric, field);
  const filters = filterEdits(tree);
  if (hasWindow || (isRanged(selectors) && isSumOfCounts(tree, selectors))) {
    const ranges = outermostRanges(tree);
    const lengths = new Set(ranges.map((node) => tree.textOf(node)));
    if (lengths.size > 1) {
      throw new SpecFault(
        `expected one range for all parts of the query; got ${[...lengths].join(' and ')}`,
        field.place,
      );
    }
    if (hasWindow && !lengths.has('$window')) {
      throw new SpecFault('expected {{.window}} as the outermost range of the query', field.place);
    }
    const isOutermost = (range: SyntaxNode) => ranges.some(({ from }) => from === range.from);
    const edits = ranges.map(({ from, to }) => ({ from, to, text: '$window' }));
    return edited(text, [...filters, ...edits, ...perSecondEdits(tree, (range) => !isOutermost(range))]);
  }
  if (isCounter === null) {
    throw new SpecFault(
      'expected a range of {{.window}} in the query, such as increase(x[{{.window}}])',
      field.place,
    );
  }
  if (!isCounter) {
    const level = edited(text, [...filters, ...perSecondEdits(tree, () => true)]);
    return `sum_over_time(${levelsOverWindow(level)})`;
  }
  if (isRanged(selectors)) {
    throw new SpecFault(
      'expected a sum of increase() or rate() over one range, or counters without a range',
      field.place,
    );
  }
  return edited(text, [...filters, ...selectorsOf(tree).flatMap((selector) => increaseEdits(selector))]);
}

/** @throws SpecFault where the text is no PromQL, or has a variable that only another tool knows */
function readQuery(field: SpecField): { tree: QueryTree; text: string; hasWindow: boolean } {
  const source = requiredText(field, 'a PromQL query');
  if (source.length > LONGEST) {
    throw new SpecFault(
      `expected a query of at most ${LONGEST} characters; it has ${source.length}`,
      field.place,
    );
  }
  const foreign = templateTokens(source.replace(WINDOW, '1m')).find(({ kind }) => kind === 'placeholder');
  if (foreign !== undefined) {
    throw new SpecFault(`expected PromQL without a variable; got ${foreign.text}`, field.place);
  }
  const text = withoutComments(source.replace(WINDOW, '$window'));
  const tree = queryTree(text);
  const inRanges = nodesOf(tree, 'DurationExpr').filter((node) => tree.textOf(node) === '$window').length;
  // Also one in the name of a metric, as in `errors:rate{{.window}}`, of which each window is recorded by itself.
  if (text.split('$window').length - 1 !== inRanges) {
    throw new SpecFault('expected {{.window}} in square brackets only, such as [{{.window}}]', field.place);
  }
  if (!tree.isRead || !queryForm(text).isRead) {
    throw new SpecFault('expected PromQL; the query cannot be read as such', field.place);
  }
  return { tree, text, hasWindow: inRanges > 0 };
}

function refuseRecorded(metric: string | null, field: SpecField): void {
  if (metric === null || !RECORDED.test(metric)) return;
  throw new SpecFault(
    `expected raw series; ${metric} is recorded over a time of its own and cannot be asked over another`,
    field.place,
  );
}

function refuseUncounted(tree: QueryTree, field: SpecField): void {
  const name = callsOf(tree).find((call) => UNCOUNTED.has(call.name))?.name;
  if (name === undefined) return;
  throw new SpecFault(
    `expected increase() or rate(); ${name}() looks at a few samples and counts nothing`,
    field.place,
  );
}

const isRanged = (selectors: readonly SelectorForm[]): boolean =>
  selectors.some(({ range, subqueries }) => range !== null || subqueries.length > 0);

/** Of a sum of counts over five minutes and over thirty days the same is meant. Anything else, such as a maximum, changes. */
function isSumOfCounts(tree: QueryTree, selectors: readonly SelectorForm[]): boolean {
  return (
    selectors.every(
      ({ range, subqueries, around }) =>
        range !== null &&
        subqueries.length === 0 &&
        around.every((name, index) =>
          index === 0 ? name === 'rate' || name === 'increase' : name === 'sum',
        ),
    ) && nodesOf(tree, 'BinaryExpr').every((node) => ['+', '-'].includes(sidesOf(tree, node)?.sign ?? ''))
  );
}

/** For each selector the range that is farthest out: the time which the whole query is about. */
function outermostRanges(tree: QueryTree): readonly SyntaxNode[] {
  const found = new Map<number, SyntaxNode>();
  for (const selector of selectorsOf(tree)) {
    let range: SyntaxNode | null = null;
    for (let outer = selector.parent; outer !== null; outer = outer.parent) {
      if (outer.name === 'MatrixSelector' || outer.name === 'SubqueryExpr')
        range = outer.getChild('DurationExpr') ?? range;
    }
    if (range !== null) found.set(range.from, range);
  }
  return [...found.values()];
}

/** `$filters` into every selector, so that the reader's choice narrows the query down. */
const filterEdits = (tree: QueryTree): readonly TextEdit[] =>
  selectorsOf(tree).map((selector) => {
    const matchers = selector.getChild('LabelMatchers');
    if (matchers === null) return { from: selector.to, to: selector.to, text: '{$filters}' };
    const inside = tree.textOf(matchers).slice(1, -1).trimEnd();
    const comma = inside.trim() === '' || inside.endsWith(',') ? '' : ',';
    return { from: matchers.to - 1, to: matchers.to - 1, text: `${comma}$filters` };
  });

/** `rate(x[5m])` is by its definition `increase(x[5m]) / 300`, which does not look like a figure per second by mistake. */
function perSecondEdits(tree: QueryTree, isMeant: (range: SyntaxNode) => boolean): readonly TextEdit[] {
  return callsOf(tree).flatMap(({ name, node, identifier }) => {
    if (name !== 'rate') return [];
    const range = rangeIn(node);
    const length = range === null ? null : parseDuration(tree.textOf(range));
    if (range === null || length === null || !isMeant(range)) return [];
    return [
      { from: identifier.from, to: identifier.to, text: '(increase' },
      { from: node.to, to: node.to, text: ` / ${length / SECOND})` },
    ];
  });
}

function countedByIncrease(query: string): string {
  const tree = queryTree(query);
  const rates = callsOf(tree).filter(({ name }) => name === 'rate');
  return edited(
    query,
    rates.map(({ identifier: { from, to } }) => ({ from, to, text: 'increase' })),
  );
}

/** `x offset 1h` becomes `increase(x[$window] offset 1h)`. */
function increaseEdits(selector: SyntaxNode): readonly TextEdit[] {
  let whole = selector;
  while (whole.parent?.name === 'OffsetExpr' || whole.parent?.name === 'StepInvariantExpr')
    whole = whole.parent;
  return [
    { from: whole.from, to: whole.from, text: 'increase(' },
    { from: selector.to, to: selector.to, text: '[$window]' },
    { from: whole.to, to: whole.to, text: ')' },
  ];
}

/** The range of the series that a call is about; null for that of a selector farther inside. */
function rangeIn(call: SyntaxNode): SyntaxNode | null {
  let inner = call.getChild('FunctionCallBody')?.firstChild ?? null;
  while (inner !== null && ['ParenExpr', 'OffsetExpr', 'StepInvariantExpr'].includes(inner.name))
    inner = inner.firstChild;
  return inner?.getChild('DurationExpr') ?? null;
}
