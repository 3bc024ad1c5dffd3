import { anomalies } from '#compute/anomalies.ts';
import { DAY, type DurationMs, durationMs } from '#compute/units.ts';

/** The points of a line that are unusual for their time of the week, for at least three of five. Never graded. */
export type UnusualPoints = {
  readonly times: Float64Array;
  readonly values: Float64Array;
  /** When each stretch of them began. */
  readonly since: readonly number[];
};

/** Shorter lines have nothing to compare a point with but its neighbours. */
const SHORTEST_SPAN = durationMs(7 * DAY);

export function unusualPoints(
  { times, values }: { readonly times: Float64Array; readonly values: Float64Array },
  step: DurationMs,
): UnusualPoints | null {
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0) + step;
  if (times.length === 0 || span < SHORTEST_SPAN) return null;
  const unusual = anomalies(times, values).flatMap(({ isSustained, anomaly }, index) =>
    isSustained && anomaly ? [index] : [],
  );
  return {
    times: Float64Array.from(unusual, (index) => times[index] ?? Number.NaN),
    values: Float64Array.from(unusual, (index) => values[index] ?? Number.NaN),
    since: unusual
      .filter((index, position) => unusual[position - 1] !== index - 1)
      .map((index) => times[index] ?? Number.NaN),
  };
}
