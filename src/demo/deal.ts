/**
 * Deals outcomes to numbered events so that any `round` of events in a row, where round = Σ mix, holds exactly the mix,
 * and the outcomes come well shuffled. Counts per outcome and below nest by construction, as in a real histogram.
 * @param mix    events of each outcome per round, in the order of the outcomes
 * @param stride without a common factor with the round
 * @returns how many of the first n events had this outcome or an earlier one
 */
export function deal(mix: readonly number[], stride: number): (outcome: number, events: number) => number {
  const round = mix.reduce((sum, count) => sum + count, 0);
  let ranked = 0;
  const tables = mix.map((count) => {
    ranked += count;
    return countsBelow(ranked, round, stride);
  });
  return (outcome, events) => {
    const table = tables[outcome];
    if (table === undefined) return events;
    return Math.floor(events / round) * (table[round] ?? 0) + (table[events % round] ?? 0);
  };
}

/** Entry n: how many of the first n events of a round have a rank below the limit. */
function countsBelow(limit: number, round: number, stride: number): readonly number[] {
  const counts = [0];
  for (let event = 0; event < round; event += 1) {
    counts.push((counts[event] ?? 0) + ((event * stride) % round < limit ? 1 : 0));
  }
  return counts;
}
