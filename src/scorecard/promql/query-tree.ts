import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { templateTokens } from '#config/promql-template.ts';

/** What PromQL can have in the place of a placeholder, of the same length, so that every place in the text stays. */
const STAND_INS: Readonly<Record<string, string>> = { $window: '111111h', $filters: 'fffff=""', $by: 'bby' };

export type QueryTree = {
  readonly root: SyntaxNode;
  /** The text of a node as it stands in the template. */
  readonly textOf: (node: Pick<SyntaxNode, 'from' | 'to'>) => string;
  /** The placeholder that stands in the place of a node. */
  readonly placeholderAt: (node: Pick<SyntaxNode, 'from'>) => string | undefined;
  /** false where it is no PromQL this parser knows. */
  readonly isRead: boolean;
  /** The first place that it cannot read; null where there is none. */
  readonly faultAt: { readonly from: number; readonly to: number } | null;
};

/** The syntax tree of a template of scorecard.json, or of a finished query. */
export function queryTree(template: string): QueryTree {
  const placeholders = templateTokens(template).filter(({ kind }) => kind === 'placeholder');
  const at = new Map(placeholders.map(({ from, text }) => [from, text]));
  let masked = template;
  for (const { from, to, text } of placeholders) {
    const standIn = STAND_INS[text];
    if (standIn !== undefined) masked = masked.slice(0, from) + standIn + masked.slice(to);
  }
  const tree = parser.parse(masked);
  const faultAt = firstError(tree);
  return {
    root: tree.topNode,
    textOf: ({ from, to }) => template.slice(from, to),
    placeholderAt: ({ from }) => at.get(from),
    isRead: tree.topNode.firstChild !== null && faultAt === null,
    faultAt,
  };
}

function firstError(tree: Tree): QueryTree['faultAt'] {
  let found: QueryTree['faultAt'] = null;
  tree.iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) found ??= { from, to };
    },
  });
  return found;
}
