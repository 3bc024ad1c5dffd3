import type { Series } from '#compute/series.ts';
import { labelsKey } from './labels-key.ts';

/**
 * The responses to the chunks of one grid, in order, as one response: a series continues in every chunk that has
 * one with the same labels. A point that is not later than the one before is a repetition (VictoriaMetrics may
 * widen a range) and falls away.
 */
export function joinSeries(chunks: readonly (readonly Series[])[]): readonly Series[] {
  const [only, ...others] = chunks;
  if (only === undefined) return [];
  if (others.length === 0) return only;
  const pieces = new Map<string, Series[]>();
  for (const series of chunks.flat()) {
    const key = labelsKey(series.labels);
    const known = pieces.get(key);
    if (known === undefined) pieces.set(key, [series]);
    else known.push(series);
  }
  return [...pieces.values()].map(concatenate);
}

function concatenate(pieces: readonly Series[]): Series {
  const [first] = pieces as readonly [Series, ...Series[]];
  if (pieces.length === 1) return first;
  const size = pieces.reduce((sum, { times }) => sum + times.length, 0);
  const times = new Float64Array(size);
  const values = new Float64Array(size);
  let length = 0;
  for (const piece of pieces) {
    const last = length === 0 ? Number.NEGATIVE_INFINITY : (times[length - 1] ?? Number.NaN);
    const from = firstAfter(piece.times, last);
    times.set(piece.times.subarray(from), length);
    values.set(piece.values.subarray(from), length);
    length += piece.times.length - from;
  }
  // A copy when shorter, so that the unused tail is not kept alive or sent to a worker.
  return length === size
    ? { ...first, times, values }
    : { ...first, times: times.slice(0, length), values: values.slice(0, length) };
}

function firstAfter(times: Float64Array, instant: number): number {
  const index = times.findIndex((time) => time > instant);
  return index === -1 ? times.length : index;
}
