import type { Interval } from './incidents.ts';
import { type DurationMs, durationMs } from './units.ts';

export type BadIntervals = {
  readonly intervals: readonly Interval[];
  readonly good: DurationMs;
  readonly bad: DurationMs;
  /** Time between the samples that none of them stands for. What lies outside of them is not in it. */
  readonly unknown: DurationMs;
};

/**
 * Intervals in which a series was bad. A sample at t stands for (t − step, t].
 * @param times  rising, epoch milliseconds
 * @param values one per time; NaN is unknown, so it ends an interval and never starts one
 * @param step   distance of the samples; a longer one is a gap and unknown
 * @param isBad  tells a bad value
 * @throws RangeError unless step > 0
 * @example badIntervals([60, 120, 180], [1, 0, 1], durationMs(60), (up) => up < 1) // → { intervals: [{ start: 60, end: 120 }], good: 120, bad: 60, unknown: 0 }
 */
export function badIntervals(
  times: ArrayLike<number>,
  values: ArrayLike<number>,
  step: DurationMs,
  isBad: (value: number) => boolean,
): BadIntervals {
  if (!(step > 0)) throw new RangeError(`a step must be positive, got ${step}`);
  const intervals: { start: number; end: number }[] = [];
  const spent = { good: 0, bad: 0, unknown: 0 };
  let covered: number | null = null;
  for (let index = 0; index < times.length; index += 1) {
    const end = times[index] ?? Number.NaN;
    const value = values[index] ?? Number.NaN;
    const start: number = covered === null ? end - step : Math.max(end - step, covered);
    spent.unknown += start - (covered ?? start);
    covered = end;
    const state = Number.isNaN(value) ? 'unknown' : isBad(value) ? 'bad' : 'good';
    spent[state] += end - start;
    if (state !== 'bad') continue;
    const last = intervals.at(-1);
    if (last?.end === start) last.end = end;
    else intervals.push({ start, end });
  }
  return {
    intervals,
    good: durationMs(spent.good),
    bad: durationMs(spent.bad),
    unknown: durationMs(spent.unknown),
  };
}
