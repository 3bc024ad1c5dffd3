import type { Series } from '#compute/series.ts';
import { type EpochMs, epochMs, MINUTE } from '#compute/units.ts';
import type { Grid } from '#prometheus/api-response.ts';
import { sameLabels } from '#scorecard/queries/slot-scan.ts';

/** Samples may arrive late by this much: a scrape that was slow, a remote write that queued. */
const LATE = 5 * MINUTE;
const REPLACED_POINTS = 2;

/**
 * What a refresh has to ask, when the points of an earlier response are known: everything that may still have changed,
 * on the same grid. Points up to now − max(5 min, 2 steps) are settled; the last two known ones never are.
 * @param known the grid of the earlier response
 * @param wanted the grid of the new one
 * @returns `wanted` as a whole where nothing can be kept: another grid, or a gap between the two
 */
export function unsettledGrid(known: Grid, wanted: Grid, now: EpochMs): Grid {
  const { step } = wanted;
  const isSameGrid = known.step === step && (wanted.start - known.start) % step === 0;
  const settled = Math.min(now - Math.max(LATE, REPLACED_POINTS * step), known.end - REPLACED_POINTS * step);
  const start = known.start + (Math.floor((settled - known.start) / step) + 1) * step;
  const isKept = isSameGrid && known.start <= wanted.start && start > wanted.start && start <= wanted.end;
  return isKept ? { start: epochMs(start), end: wanted.end, step } : wanted;
}

/**
 * An earlier response and what was asked anew of it, as one response.
 * @param fresh the response to `asked`; a series that is not in it has ended, and keeps what it had before
 */
export function mergeTiles(
  known: readonly Series[],
  fresh: readonly Series[],
  asked: Grid,
  wanted: Grid,
): readonly Series[] {
  if (asked.start === wanted.start) return fresh;
  const settled = known.flatMap((series) => cut(series, wanted.start, epochMs(asked.start - 1)) ?? []);
  const rest = new Set(fresh);
  const continued = settled.map((before) => {
    const after = fresh.find((series) => sameLabels(series.labels, before.labels));
    if (after === undefined) return before;
    rest.delete(after);
    return append(before, after);
  });
  return [...continued, ...rest];
}

/** The points of a series from one instant to another, both included; null where it has none. */
function cut(series: Series, from: EpochMs, to: EpochMs): Series | null {
  const { times, values } = series;
  const first = times.findIndex((time) => time >= from);
  const past = times.findIndex((time) => time > to);
  const end = past === -1 ? times.length : past;
  if (first === -1 || first >= end) return null;
  return { ...series, times: times.slice(first, end), values: values.slice(first, end) };
}

function append(before: Series, after: Series): Series {
  const size = before.times.length + after.times.length;
  const times = new Float64Array(size);
  const values = new Float64Array(size);
  times.set(before.times);
  values.set(before.values);
  times.set(after.times, before.times.length);
  values.set(after.values, before.times.length);
  return { ...before, times, values };
}

/** Whether known tiles can be continued with others: those of native histograms have the bounds of their own response. */
export const areContinuable = (known: readonly Series[]): boolean =>
  known.every(({ interpolation }) => interpolation === undefined);
