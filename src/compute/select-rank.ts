/** Below this many values a narrower guess costs more than it saves. */
const WORTH_NARROWING = 600;
/** Partitions that a selection may take before it is cheaper, and certain, to sort. */
const PATIENCE = 64;

/**
 * Puts one value in the place it has when sorted, the smaller ones before it and the larger ones after it.
 * Guesses from a sample between which bounds the value lies, and partitions only there: about 1.5 n comparisons, where
 * sorting takes n·log₂ n. An order made to defeat the guess ends in a sort.
 * @param values changed in place; no NaN
 * @param rank   0 is the smallest
 * @param from   of the values before this index none may be larger than any from it on; at most `rank`
 * @returns the value at `rank`
 * @throws RangeError unless from ≤ rank < values.length
 * Source: Floyd & Rivest, Algorithm 489: SELECT, 1975.
 * @example selectRank(Float64Array.of(5, 1, 4, 2, 3), 1, 0) // → 2
 */
export function selectRank(values: Float64Array, rank: number, from: number): number {
  if (!(from >= 0 && from <= rank && rank < values.length))
    throw new RangeError(`rank ${rank} lies outside ${from}..${values.length - 1}`);
  narrow(values, { rank, left: from, right: values.length - 1 }, PATIENCE);
  return values[rank] ?? Number.NaN;
}

type Search = { readonly rank: number; readonly left: number; readonly right: number };

function narrow(values: Float64Array, search: Search, patience: number): void {
  const { rank } = search;
  let { left, right } = search;
  for (let tries = 0; left < right; tries++) {
    if (tries === patience) {
      values.subarray(left, right + 1).sort();
      return;
    }
    if (right - left > WORTH_NARROWING) narrow(values, guess({ rank, left, right }), patience);
    const pivot = values[rank] ?? Number.NaN;
    const [low, high] = partition(values, pivot, left, right);
    if (high < rank) left = low;
    if (rank < low) right = high;
    if (rank > high && rank < low) return;
  }
}

/** Where the value at the rank very likely lies, sorted: a part of about n^⅔. */
function guess({ rank, left, right }: Search): Search {
  const count = right - left + 1;
  const place = rank - left + 1;
  const logarithm = Math.log(count);
  const size = 0.5 * Math.exp((2 * logarithm) / 3);
  const spread = 0.5 * Math.sqrt((logarithm * size * (count - size)) / count);
  const shift = place < count / 2 ? -spread : spread;
  return {
    rank,
    left: Math.max(left, Math.floor(rank - (place * size) / count + shift)),
    right: Math.min(right, Math.floor(rank + ((count - place) * size) / count + shift)),
  };
}

/** Hoare's: afterwards nothing up to `high` is larger than the pivot, and nothing from `low` on is smaller. */
function partition(
  values: Float64Array,
  pivot: number,
  left: number,
  right: number,
): readonly [low: number, high: number] {
  let low = left;
  let high = right;
  while (low <= high) {
    while ((values[low] ?? pivot) < pivot) low++;
    while ((values[high] ?? pivot) > pivot) high--;
    if (low > high) break;
    const swapped = values[low] ?? pivot;
    values[low] = values[high] ?? pivot;
    values[high] = swapped;
    low++;
    high--;
  }
  return [low, high];
}
