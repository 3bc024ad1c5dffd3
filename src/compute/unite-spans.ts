export type Span = { readonly start: number; readonly end: number };

/**
 * The time covered by any of some spans, as spans that neither overlap nor touch.
 * @param spans in any order
 * @returns rising; empty for none
 * @example uniteSpans([{ start: 5, end: 9 }, { start: 0, end: 3 }, { start: 3, end: 6 }]) // → [{ start: 0, end: 9 }]
 */
export function uniteSpans(spans: readonly Span[]): readonly Span[] {
  const united: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = united.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else united.push({ start, end });
  }
  return united;
}

/**
 * How much of a window some spans cover, counting what overlaps once.
 * @param window (start, end]
 * @example coveredTime([{ start: -5, end: 3 }, { start: 2, end: 4 }], { start: 0, end: 10 }) // → 4
 */
export function coveredTime(spans: readonly Span[], window: Span): number {
  return uniteSpans(spans).reduce(
    (sum, { start, end }) => sum + Math.max(0, Math.min(end, window.end) - Math.max(start, window.start)),
    0,
  );
}

/**
 * Some spans without the time that others cover.
 * @returns rising, united
 * @example withoutSpans([{ start: 0, end: 10 }], [{ start: 2, end: 4 }]) // → [{ start: 0, end: 2 }, { start: 4, end: 10 }]
 */
export function withoutSpans(spans: readonly Span[], removed: readonly Span[]): readonly Span[] {
  return uniteSpans(removed).reduce<readonly Span[]>(
    (rest, hole) =>
      rest.flatMap(({ start, end }) =>
        hole.end <= start || hole.start >= end
          ? [{ start, end }]
          : [
              { start, end: hole.start },
              { start: hole.end, end },
            ].filter((piece) => piece.end > piece.start),
      ),
    uniteSpans(spans),
  );
}
