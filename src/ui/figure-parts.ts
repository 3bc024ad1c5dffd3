export type FigurePart = { readonly kind: 'number' | 'unit'; readonly text: string };

/** No-break spaces, and the ordinary one: a figure is one expression however its spaces were typed. */
const SPACE = /[\u00a0\u202f ]+/u;
/** How a number begins: "m2" is a unit. */
const NUMBER_LIKE = /^[-+±$€£]?[0-9≥≤≈<>~∞–−]/u;

function partsOfWord(word: string, isFirst: boolean): FigurePart[] {
  const slash = word.indexOf('/');
  const head = slash < 0 ? word : word.slice(0, slash);
  const tail = slash < 0 ? '' : word.slice(slash);
  const parts: FigurePart[] = [];
  if (head !== '') parts.push({ kind: isFirst || NUMBER_LIKE.test(head) ? 'number' : 'unit', text: head });
  if (tail !== '') parts.push({ kind: 'unit', text: tail });
  return parts;
}

/**
 * Splits a formatted figure for typesetting: the number is set large, its unit small.
 * "150 ms" → 150 · ms, "4.6/5" → 4.6 · /5, "≥ 10 s" → ≥ · 10 · s. A word alone ("A+", "Optimized") is the figure.
 */
export function figureParts(text: string): readonly FigurePart[] {
  return text
    .split(SPACE)
    .filter((word) => word !== '')
    .flatMap((word, index) => partsOfWord(word, index === 0));
}
