import {
  DAY,
  type DurationMs,
  durationMs,
  type EpochMs,
  epochMs,
  HOUR,
  MINUTE,
  SECOND,
} from '#compute/units.ts';
import type { Grid } from './api-response.ts';

/** Prometheus refuses a range query with (end − start) / step above this: 11 001 points pass, 11 002 do not. */
const MAX_STEPS = 11_000;

/** Steps a person reads off an axis without arithmetic. Above a day: whole days. */
const NICE_STEPS: readonly number[] = [
  ...[1, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
];

/** The smallest nice step that is not below `minimum`. */
export function niceStep(minimum: DurationMs): DurationMs {
  const nice = NICE_STEPS.find((step) => step >= minimum);
  return durationMs(nice ?? Math.ceil(minimum / DAY) * DAY);
}

export type StepOptions = {
  readonly start: EpochMs;
  readonly end: EpochMs;
  /** About how many points a line should have; the grid holds at most one more before alignment. */
  readonly maxPoints: number;
  /** A finer step would only repeat samples. */
  readonly scrapeInterval: DurationMs;
};

/**
 * The step that draws start..end with about `maxPoints` points.
 * @throws RangeError when the range runs backwards or `maxPoints` is not positive
 */
export function chooseStep({ start, end, maxPoints, scrapeInterval }: StepOptions): DurationMs {
  if (end < start) throw new RangeError(`the range ends before it starts: ${start} to ${end}`);
  if (!(maxPoints > 0)) throw new RangeError(`maxPoints must be positive, got ${maxPoints}`);
  const range = end - start;
  return niceStep(durationMs(Math.max(range / maxPoints, scrapeInterval, range / MAX_STEPS)));
}

/**
 * Both ends floored to a multiple of `step`: a moved window re-uses the points it had, and Mimir's cache,
 * which keeps only aligned queries, can answer. A grid that is not aligned gives other values, not just other times.
 */
export function alignGrid(start: EpochMs, end: EpochMs, step: DurationMs): Grid {
  if (!(step > 0)) throw new RangeError(`a step must be positive, got ${step}`);
  if (end < start) throw new RangeError(`the range ends before it starts: ${start} to ${end}`);
  const floor = (at: EpochMs): EpochMs => epochMs(Math.floor(at / step) * step);
  return { start: floor(start), end: floor(end), step };
}

/** The number of points at start + k·step ≤ end. */
export const gridLength = ({ start, end, step }: Grid): number => Math.floor((end - start) / step) + 1;

/**
 * The window for rate() in a line drawn at `step`: wide enough that no scrape falls between two windows and
 * that one lost scrape leaves a rate. Source: Grafana's $__rate_interval, max(step + scrape, 4 · scrape).
 */
export const rateInterval = (step: DurationMs, scrapeInterval: DurationMs): DurationMs =>
  durationMs(Math.max(step + scrapeInterval, 4 * scrapeInterval));

/**
 * Window and step at once for increases that are added up later. They may not overlap, so the rate interval
 * does not serve: the tile is as wide as it is far from the next.
 */
export const tileStep = (step: DurationMs, scrapeInterval: DurationMs): DurationMs =>
  niceStep(durationMs(Math.max(step, 4 * scrapeInterval)));

/**
 * The same points in grids of at most `maxPoints`, in order. Each step is evaluated on its own, so the
 * responses put together equal the response to the whole.
 */
export function splitGrid(grid: Grid, maxPoints = MAX_STEPS): readonly Grid[] {
  if (!(maxPoints >= 1)) throw new RangeError(`a chunk needs room for a point, got ${maxPoints}`);
  const { start, step } = grid;
  if (!(step > 0)) throw new RangeError(`a step must be positive, got ${step}`);
  const points = gridLength(grid);
  if (points <= maxPoints) return [grid];
  const chunk = Math.floor(maxPoints);
  const chunks: Grid[] = [];
  for (let first = 0; first < points; first += chunk) {
    const last = Math.min(first + chunk, points) - 1;
    chunks.push({ start: epochMs(start + first * step), end: epochMs(start + last * step), step });
  }
  return chunks;
}
