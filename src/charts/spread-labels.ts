export type Placed = { readonly id: string; readonly y: number };

/**
 * Moves labels apart so that none covers another, as little as possible: each is pushed down below its upper
 * neighbour, then what stands past the bottom pushes back up. The order by height is kept.
 * @param gap smallest distance between two labels
 */
export function spreadLabels(
  wanted: readonly Placed[],
  gap: number,
  top: number,
  bottom: number,
): readonly Placed[] {
  const sorted = [...wanted].sort((a, b) => a.y - b.y);
  let edge = top;
  const pushed = sorted.map(({ id, y }) => {
    const at = Math.max(y, edge);
    edge = at + gap;
    return { id, y: at };
  });
  let floor = bottom;
  return pushed
    .reverse()
    .map(({ id, y }) => {
      const at = Math.min(y, floor);
      floor = at - gap;
      return { id, y: at };
    })
    .reverse();
}
