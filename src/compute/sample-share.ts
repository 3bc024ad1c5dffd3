export type SampleShare = {
  readonly share: number;
  /** Samples the share rests on. */
  readonly count: number;
  /** Samples left out because they were NaN. */
  readonly dropped: number;
};

/**
 * Share of raw samples that satisfy a condition, with the boundary exactly as the condition draws it.
 * members / samples
 * @param values   any unit; NaN is dropped and counted
 * @param isMember the condition, strict or not
 * @returns 0..1; NaN without samples
 * @example sampleShare([0.5, 0.8, 0.8, 0.81, 0.49], (score) => score > 0.8).share // → 0.2
 */
export function sampleShare(values: ArrayLike<number>, isMember: (value: number) => boolean): SampleShare {
  const known = Array.from(values).filter((value) => !Number.isNaN(value));
  return {
    share: known.filter(isMember).length / known.length,
    count: known.length,
    dropped: values.length - known.length,
  };
}
