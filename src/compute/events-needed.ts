/**
 * Fewest events with which one bad one among them still meets a target.
 * 1 / (1 − target)
 * @param target share that must be good, 0..1
 * @returns a whole number; +Infinity for a target of 1, which no bad event ever meets
 * @throws RangeError if the target is outside 0..1
 * Source: Google SRE Workbook, chapter 5, on services with little traffic.
 * @example eventsNeeded(0.999) // → 1000
 */
export function eventsNeeded(target: number): number {
  if (!(target >= 0 && target <= 1)) throw new RangeError(`a target lies in 0..1, got ${target}`);
  const allowance = 1 - target;
  return allowance === 0 ? Number.POSITIVE_INFINITY : Math.ceil(1 / allowance - NOISE);
}

/** 1 − 0.999 is a hair more than a thousandth. */
const NOISE = 1e-6;
