import type { Sample } from '#compute/series.ts';

/** Sum of all values. A NaN among them makes the sum NaN: what one series does not know, the total does not know. */
export function addUp(samples: readonly Sample[]): number {
  let sum = 0;
  for (const { value } of samples) sum += value;
  return sum;
}

/** The least or greatest value as min() and max() of PromQL have it: NaN is passed over, unless there is nothing else. */
export function extreme(which: 'min' | 'max', values: readonly number[]): number {
  const numbers = values.filter((value) => !Number.isNaN(value));
  if (numbers.length === 0) return Number.NaN;
  const pick = which === 'min' ? Math.min : Math.max;
  return numbers.reduce((best, value) => pick(best, value));
}
