import type { Sample } from '#compute/series.ts';

/** Sum of all values. A NaN among them makes the sum NaN: what one series does not know, the total does not know. */
export function addUp(samples: readonly Sample[]): number {
  let sum = 0;
  for (const { value } of samples) sum += value;
  return sum;
}
