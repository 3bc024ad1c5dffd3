/** Up to here every subset is looked at: 4096 gradings. */
const EXACT_UP_TO = 12;

/**
 * How much each change contributed to a difference. The shares add up to the whole difference exactly, whatever the
 * changes do to one another, and a change that never matters gets 0.
 * mean over all orders of v(before it, and it) − v(before it) (Shapley); over more than 12 changes: the mean of the
 * given order and its reverse, which adds up too
 * @param count   number of changes
 * @param worthOf the value once the changes marked true have been made; asked once for each subset
 * @returns one contribution per change, in the unit of the value
 * @throws RangeError if count is negative or not whole
 * Source: Shapley, A Value for n-Person Games, 1953.
 * @example shapleyValues(2, ([a, b]) => (a ? 1 : 0) + (b ? 2 : 0)) // → [1, 2]
 * @example shapleyValues(2, ([a, b]) => (a && b ? 4 : 0)) // → [2, 2]
 */
export function shapleyValues(
  count: number,
  worthOf: (made: readonly boolean[]) => number,
): readonly number[] {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`there cannot be ${count} changes`);
  return count <= EXACT_UP_TO ? exactly(count, worthOf) : bothWays(count, worthOf);
}

function exactly(count: number, worthOf: (made: readonly boolean[]) => number): readonly number[] {
  const values = Array.from({ length: 1 << count }, (_, subset) =>
    worthOf(Array.from({ length: count }, (_none, change) => ((subset >> change) & 1) === 1)),
  );
  const weights = weightsBySize(count);
  return Array.from({ length: count }, (_, change) => {
    const bit = 1 << change;
    let share = 0;
    values.forEach((value, subset) => {
      if ((subset & bit) !== 0) return;
      share += (weights[sizeOf(subset)] ?? 0) * ((values[subset | bit] ?? 0) - value);
    });
    return share;
  });
}

/** s!·(n − s − 1)!/n! for a subset of size s. */
function weightsBySize(count: number): readonly number[] {
  const weights: number[] = [];
  let choices = 1;
  for (let size = 0; size < count; size += 1) {
    weights.push(1 / (count * choices));
    choices = (choices * (count - 1 - size)) / (size + 1);
  }
  return weights;
}

function sizeOf(subset: number): number {
  let size = 0;
  for (let rest = subset; rest > 0; rest >>= 1) size += rest & 1;
  return size;
}

function bothWays(count: number, worthOf: (made: readonly boolean[]) => number): readonly number[] {
  const shares = new Array<number>(count).fill(0);
  const forwards = Array.from({ length: count }, (_, index) => index);
  for (const order of [forwards, forwards.toReversed()]) {
    const made = new Array<boolean>(count).fill(false);
    let before = worthOf([...made]);
    for (const change of order) {
      made[change] = true;
      const after = worthOf([...made]);
      shares[change] = (shares[change] ?? 0) + (after - before) / 2;
      before = after;
    }
  }
  return shares;
}
