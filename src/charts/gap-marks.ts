import type { DurationMs } from '#compute/units.ts';

export type Points = { readonly times: Float64Array; readonly values: Float64Array };

/** Two points further apart than this many steps have a gap between them. */
export const GAP_STEPS = 1.5;

/** The median distance: the step of a grid, as long as fewer than half of its points border a gap. */
function typicalStep(times: Float64Array): number {
  const distances = times.subarray(1).map((time, index) => time - (times[index] ?? time));
  distances.sort();
  return distances[Math.floor(distances.length / 2)] ?? 0;
}

/**
 * Makes gaps explicit. The data layer leaves a missing step out, and a drawing would join the points around it; here
 * a NaN one step after the last known point says that the line ends.
 * @param step the grid the points were asked on; guessed from the points where unknown
 */
export function markGaps({ times, values }: Points, step?: DurationMs): Points {
  const grid = step ?? typicalStep(times);
  const limit = grid * GAP_STEPS;
  const markedTimes: number[] = [];
  const markedValues: number[] = [];
  times.forEach((time, index) => {
    const before = times[index - 1];
    if (before !== undefined && time - before > limit) {
      markedTimes.push(before + grid);
      markedValues.push(Number.NaN);
    }
    markedTimes.push(time);
    markedValues.push(values[index] ?? Number.NaN);
  });
  return { times: Float64Array.from(markedTimes), values: Float64Array.from(markedValues) };
}
