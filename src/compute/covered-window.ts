import { type DurationMs, durationMs, type EpochMs } from './units.ts';

/**
 * The part of a window that there is data for: what a total over the window can be set against. A server that keeps
 * 15 d answers `increase(x[30d])` with the increase of 15 d and says nothing about it.
 * min(window, at − first + step)
 * @param first  the earliest instant on a grid of `step` that has a value for the step before it
 * @param at     end of the window
 * @param step   what the answer is known to; a series may begin anywhere in the first one
 * @returns at most the window
 * @throws RangeError if `first` is later than `at`
 * Source: Prometheus, `increase()`: it is extrapolated to the ends of the series where that begins within the range.
 * @example coveredWindow({ first: epochMs(15 * DAY), at: epochMs(30 * DAY), window: durationMs(30 * DAY), step: DAY }) / DAY // → 16
 * @example coveredWindow({ first: epochMs(1 * DAY), at: epochMs(30 * DAY), window: durationMs(30 * DAY), step: DAY }) / DAY // → 30
 */
export function coveredWindow({
  first,
  at,
  window,
  step,
}: {
  readonly first: EpochMs;
  readonly at: EpochMs;
  readonly window: DurationMs;
  readonly step: DurationMs;
}): DurationMs {
  if (first > at) throw new RangeError(`data begins at ${first}, after the end of the window at ${at}`);
  return durationMs(Math.min(window, at - first + step));
}
