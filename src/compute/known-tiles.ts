/**
 * Which tiles of a window are known, from those that hold a sample. A beginning, holes and an end without samples are
 * unknown. A series that is sampled less often than once a tile has regular gaps, which are none.
 * A gap of up to 1.5 times the median distance between tiles with a sample is known.
 * @param sampled one entry a tile, oldest first
 * @returns as many entries; all false where nothing was sampled
 * @example knownTiles([false, true, true, false, true, true]) // → [false, true, true, false, true, true]
 * @example knownTiles([false, true, false, true, false, true]) // → [false, true, true, true, true, true]
 */
export function knownTiles(sampled: readonly boolean[]): readonly boolean[] {
  const at = sampled.flatMap((is, index) => (is ? [index] : []));
  const distances = at.slice(1).map((index, before) => index - (at[before] ?? index));
  const usual = [...distances].sort((a, b) => a - b)[Math.floor(distances.length / 2)] ?? 1;
  const bridged = usual * LONGEST_USUAL_GAP;
  const known = [...sampled];
  let last: number | null = null;
  for (const index of [...at, sampled.length]) {
    // After the last sample only what the usual distance explains.
    if (last !== null && index - last <= bridged) known.fill(true, last, index);
    last = index;
  }
  return known;
}

const LONGEST_USUAL_GAP = 1.5;
