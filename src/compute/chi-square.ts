type Tail = {
  /** P(X > x) */
  readonly probability: number;
  /** Its last term, which is also minus its slope in x/2. */
  readonly lastTerm: number;
};

const RESCALE = 1e280;

/** P(Poisson(mean) < terms); rescaled on the way because e^−mean underflows past 745. */
function poissonTail(terms: number, mean: number): Tail {
  let exponent = -mean;
  let term = 1;
  let sum = 1;
  for (let k = 1; k < terms; k += 1) {
    term *= mean / k;
    sum += term;
    if (sum > RESCALE) {
      term /= RESCALE;
      sum /= RESCALE;
      exponent += Math.log(RESCALE);
    }
  }
  const factor = Math.exp(exponent);
  return { probability: sum * factor, lastTerm: term * factor };
}

const MAX_STEPS = 200;

/**
 * Quantile of the χ² distribution with an even number of degrees of freedom, to double precision.
 * P(X > x) = Σ e^(−x/2)·(x/2)^k / k! for k < df/2, inverted by Newton steps kept inside a bracket
 * @param probability P(X ≤ x), between 0 and 1 exclusive
 * @param degrees     even, ≥ 2: 2n+2 for the lower bound of a mean time between n failures
 * @returns > 0
 * @throws RangeError outside these
 * Source: Abramowitz & Stegun 26.4.21 (relation to the Poisson distribution).
 * @example chiSquareQuantile(0.95, 2) // ≈ 5.991464547107979
 * @example chiSquareQuantile(0.95, 20) // ≈ 31.410432844230918
 */
export function chiSquareQuantile(probability: number, degrees: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`no quantile at ${probability}`);
  if (!(Number.isInteger(degrees) && degrees >= 2 && degrees % 2 === 0)) {
    throw new RangeError(`degrees of freedom must be even and at least 2, got ${degrees}`);
  }
  const terms = degrees / 2;
  const wanted = 1 - probability;
  let low = 0;
  let high = terms;
  while (poissonTail(terms, high).probability > wanted) high *= 2;
  let mean = (low + high) / 2;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const { probability: tail, lastTerm } = poissonTail(terms, mean);
    if (tail > wanted) low = mean;
    else high = mean;
    const newton = mean + (tail - wanted) / lastTerm;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - mean) <= Number.EPSILON * mean) return 2 * next;
    mean = next;
  }
  return 2 * mean;
}
