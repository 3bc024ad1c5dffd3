const Z_95 = 1.959963984540054;

/**
 * Wilson score interval of a share: honest for few events and next to 0 and 1.
 * (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)
 * @param k members, 0..n; fractions allowed, as increase() extrapolates
 * @param n all
 * @param z quantile of the normal distribution; the default gives 95 % two-sided
 * @returns bounds in 0..1, exactly 0 for k = 0 and 1 for k = n; 0..1 for n = 0, when nothing is known
 * @throws RangeError unless 0 ≤ k ≤ n
 * Source: Wilson, Probable Inference, 1927.
 * @example wilsonInterval(480, 600).low // ≈ 0.7661303480740234
 * @example wilsonInterval(0, 50) // ≈ { low: 0, high: 0.0713475991333587 }
 */
export function wilsonInterval(
  k: number,
  n: number,
  z = Z_95,
): { readonly low: number; readonly high: number } {
  if (!(k >= 0 && k <= n)) throw new RangeError(`${k} of ${n} is no share`);
  if (n === 0) return { low: 0, high: 1 };
  const share = k / n;
  const spread = z * z;
  const centre = share + spread / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + spread / (4 * n * n));
  const scale = 1 + spread / n;
  return {
    low: k === 0 ? 0 : Math.max(0, (centre - half) / scale),
    high: k === n ? 1 : Math.min(1, (centre + half) / scale),
  };
}
