/** Up to here the closed form is summed; beyond it the expansion is exact to a double's noise. */
const MOST_SUMMED = 400;

/** P(|T| ≤ t) for t = √degrees · tan(angle). */
function centralMass(angle: number, degrees: number): number {
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= (cosine * cosine * (k - 1)) / k;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}

const MAX_STEPS = 200;

/** 97.5 % point of the normal distribution, to which Student's t tends. */
const Z_975 = 1.959963984540054;

function expansion(degrees: number): number {
  const x = Z_975;
  const terms = [
    (x ** 3 + x) / 4,
    (5 * x ** 5 + 16 * x ** 3 + 3 * x) / 96,
    (3 * x ** 7 + 19 * x ** 5 + 17 * x ** 3 - 15 * x) / 384,
    (79 * x ** 9 + 776 * x ** 7 + 1482 * x ** 5 - 1920 * x ** 3 - 945 * x) / 92_160,
  ];
  return terms.reduce((sum, term, index) => sum + term / degrees ** (index + 1), x);
}

/**
 * 97.5 % point of Student's t distribution: the half width, in standard errors, of a 95 % two-sided interval.
 * P(|T| ≤ t) = 0.95
 * @param degrees of freedom: a whole number from 1, or Infinity for the normal distribution
 * @returns > 1.9599, falling with the degrees
 * @throws RangeError for other degrees
 * Source: Abramowitz & Stegun 26.7.3 and 26.7.4 (closed form), 26.7.5 (expansion for many degrees).
 * @example studentT975(14) // ≈ 2.144786687917804
 * @example studentT975(Infinity) // → 1.959963984540054
 */
export function studentT975(degrees: number): number {
  if (degrees === Number.POSITIVE_INFINITY) return Z_975;
  if (!(Number.isInteger(degrees) && degrees >= 1)) {
    throw new RangeError(`degrees of freedom must be a whole number from 1, got ${degrees}`);
  }
  if (degrees > MOST_SUMMED) return expansion(degrees);
  let low = 0;
  let high = Math.PI / 2;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (centralMass(middle, degrees) < 0.95) low = middle;
    else high = middle;
  }
  return Math.sqrt(degrees) * Math.tan((low + high) / 2);
}
