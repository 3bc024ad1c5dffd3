import { wilsonInterval } from './wilson.ts';

export type ShareDifference = {
  /** k₁/n₁ − k₂/n₂; NaN where one side has no observations. */
  readonly diff: number;
  readonly low: number;
  readonly high: number;
  /** The interval lies on one side of 0: chance alone hardly explains the difference. */
  readonly significant: boolean;
};

/**
 * Interval of the difference of two shares, out of the Wilson interval of each.
 * d = p₁ − p₂; d − √((p₁−l₁)² + (u₂−p₂)²) … d + √((u₁−p₁)² + (p₂−l₂)²)
 * @param k1 members of the first group, 0..n1; fractions allowed, as increase() extrapolates
 * @param n1 all of the first group
 * @param k2 members of the second group, 0..n2
 * @param n2 all of the second group
 * @returns 95 % two-sided bounds in −1..1; −1..1 and not significant where a group is empty
 * @throws RangeError unless 0 ≤ k ≤ n on both sides
 * Source: Newcombe, Interval Estimation for the Difference between Independent Proportions, 1998, method 10.
 * @example newcombeInterval(90, 30000, 60, 30000).low // ≈ 0.00019966819380261985
 * @example newcombeInterval(3, 300, 2, 300).significant // → false
 */
export function newcombeInterval(k1: number, n1: number, k2: number, n2: number): ShareDifference {
  const first = wilsonInterval(k1, n1);
  const second = wilsonInterval(k2, n2);
  if (n1 === 0 || n2 === 0) return { diff: Number.NaN, low: -1, high: 1, significant: false };
  const p1 = k1 / n1;
  const p2 = k2 / n2;
  const diff = p1 - p2;
  const low = diff - Math.hypot(p1 - first.low, second.high - p2);
  const high = diff + Math.hypot(first.high - p1, p2 - second.low);
  return { diff, low, high, significant: low > 0 || high < 0 };
}
