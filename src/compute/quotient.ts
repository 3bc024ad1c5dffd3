import { noData, type Outcome, ok } from './outcome.ts';
import { type Ratio, ratio } from './units.ts';

/**
 * One total per another: cost per project, mean rating, connections used.
 * numerator / denominator
 * @param numerator   total over the same time and the same labels as the denominator
 * @returns unit of the numerator per unit of the denominator. No data (`no-denominator`) for a denominator of 0;
 *   (`not-a-number`) where either is not finite
 * @example quotient(300, 600) // → { kind: 'ok', value: 0.5 }
 * @example quotient(12.5, 0) // → { kind: 'no-data', reason: 'no-denominator' }
 */
export function quotient(numerator: number, denominator: number): Outcome<number> {
  if (!Number.isFinite(numerator) || !Number.isFinite(denominator)) return noData('not-a-number');
  return denominator === 0 ? noData('no-denominator') : ok(numerator / denominator);
}

/**
 * How far spending is off its budget at this point of the period.
 * actual / (budget · elapsed) − 1
 * @param actual  spent so far
 * @param budget  for the whole period, same currency
 * @param elapsed share of the period that has passed, above 0 and at most 1
 * @returns 0 is on plan, −0.15 is 15 % under it. No data as for quotient: without a budget nothing is over it.
 * @throws RangeError if elapsed is outside 0..1
 * @example budgetDeviation(155, 310, ratio(0.5)) // → { kind: 'ok', value: 0 }
 * @example budgetDeviation(5, 0, ratio(1)).kind // → 'no-data'
 */
export function budgetDeviation(actual: number, budget: number, elapsed: Ratio): Outcome<Ratio> {
  if (!(elapsed >= 0 && elapsed <= 1)) throw new RangeError(`an elapsed share lies in 0..1, got ${elapsed}`);
  const spent = quotient(actual, budget * elapsed);
  return spent.kind === 'no-data' ? spent : ok(ratio(spent.value - 1));
}
