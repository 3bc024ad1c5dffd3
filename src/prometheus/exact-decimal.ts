/** 10⁰ to 10²²: every power of ten that a double holds exactly. */
export const POWERS_OF_TEN: Float64Array = Float64Array.from({ length: 23 }, (_, power) =>
  Number(`1e${power}`),
);

const SPLITTER = 2 ** 27 + 1;
/** More than the correction can be off by, relative to itself: three roundings of 2⁻⁵³. */
const DOUBT = 2 ** -50;

/**
 * (a + b) ÷ d, rounded once: what `Number()` makes of the same digits.
 * q = a⊕b ⊘ d, corrected by the remainder of that division; if both ends of the correction's error round to the same
 * double, that is the quotient, correctly rounded.
 * @param a an integer held exactly, at least b
 * @param b an integer ≥ 0 held exactly
 * @param d a power of ten from POWERS_OF_TEN
 * @returns NaN where the error leaves two candidates; then the digits have to be read some other way
 * Source: Dekker, A floating-point technique for extending the available precision, 1971; the test is Ziv's (1991).
 * @example exactQuotient(123456789e8, 12345678, 1e17) // → 0.12345678912345678
 */
export function exactQuotient(a: number, b: number, d: number): number {
  const sum = a + b;
  const lost = b - (sum - a);
  const quotient = sum / d;
  const product = quotient * d;
  const quotientScaled = quotient * SPLITTER;
  const quotientHigh = quotientScaled - (quotientScaled - quotient);
  const quotientLow = quotient - quotientHigh;
  const dScaled = d * SPLITTER;
  const dHigh = dScaled - (dScaled - d);
  const dLow = d - dHigh;
  const productLost =
    quotientHigh * dHigh - product + quotientHigh * dLow + quotientLow * dHigh + quotientLow * dLow;
  const correction = (sum - product - productLost + lost) / d;
  const one = quotient + correction * (1 + DOUBT);
  return one === quotient + correction * (1 - DOUBT) ? one : Number.NaN;
}
