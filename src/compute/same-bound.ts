/** Far above the noise of adding steps up (1e-15), far below the distance of any two bounds somebody chose. */
const BOUND_NOISE = 1e-9;

/**
 * Whether two bucket bounds are one. A bound that a program adds up step by step carries float noise:
 * prometheus.LinearBuckets(0.1, 0.1, 3) ends at 0.30000000000000004, and a target of 0.3 means that bucket.
 * |a − b| ≤ 1e-9 · max(|a|, |b|)
 * @param a unit of the bounds; ±Infinity is one bound with itself only
 * @param b the same unit
 * @returns false where either is NaN
 * @example isSameBound(0.1 + 0.2, 0.3) // → true
 * @example isSameBound(0.3, 0.301) // → false
 * @example isSameBound(Infinity, 1) // → false
 */
export function isSameBound(a: number, b: number): boolean {
  if (a === b) return true;
  const difference = Math.abs(a - b);
  return Number.isFinite(difference) && difference <= BOUND_NOISE * Math.max(Math.abs(a), Math.abs(b));
}
