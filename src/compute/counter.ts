/**
 * Increase of a counter over its samples, restarts included. Not extrapolated.
 * Σ max(rise, value after a fall): a counter that fell has restarted at 0
 * @param values raw counter values by rising time; NaN is a gap and skipped
 * @returns ≥ 0 in the unit of the counter; NaN with fewer than two samples, because no increase was seen then
 * Source: Prometheus promql/functions.go (extrapolatedRate), before its extrapolation.
 * @example counterIncrease([10, 15, 3, 8]) // → 13
 * @example counterIncrease([5000]) // → NaN
 */
export function counterIncrease(values: ArrayLike<number>): number {
  let previous = Number.NaN;
  let increase = 0;
  let seen = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    if (seen > 0) increase += value < previous ? value : value - previous;
    previous = value;
    seen += 1;
  }
  return seen < 2 ? Number.NaN : increase;
}

/** Whether a sample exactly on the start of the window belongs to it: in Prometheus 2.x yes, in 3.x no. */
export type WindowEdges = 'closed' | 'left-open';

/** A sample this close to the window's edge, in mean spacings, lets the server extrapolate up to the edge. */
const CLOSE_TO_EDGE = 1.1;

/**
 * increase() as the server computes it, extrapolated to the edges of the window. For the demo backend and for tests;
 * the app itself asks the server.
 * increase · (sampled + toStart + toEnd) / sampled
 * @param times       rising, one per value, any unit of time
 * @param values      raw counter values, without NaN
 * @param windowStart same unit as times
 * @param windowEnd   same unit as times
 * @param edges       `closed` is Prometheus 2.x, `left-open` is 3.x, which also clamps at the counter's zero point later
 * @returns null with fewer than two samples in the window
 * Source: Prometheus promql/functions.go (extrapolatedRate) of 2.42 and of 3.x.
 * @example extrapolatedIncrease([0, 60, 120], [0, 10, 20], 0, 120, 'closed') // → 20
 * @example extrapolatedIncrease([0, 60], [0, 10], 0, 60, 'left-open') // → null
 */
export function extrapolatedIncrease(
  times: ArrayLike<number>,
  values: ArrayLike<number>,
  windowStart: number,
  windowEnd: number,
  edges: WindowEdges,
): number | null {
  const inside = Array.from(times, (time, index) => ({ time, value: values[index] ?? Number.NaN })).filter(
    ({ time }) => time <= windowEnd && (edges === 'closed' ? time >= windowStart : time > windowStart),
  );
  const first = inside[0];
  const last = inside.at(-1);
  if (first === undefined || last === undefined || inside.length < 2) return null;

  const increase = counterIncrease(inside.map(({ value }) => value));
  const sampled = last.time - first.time;
  const spacing = sampled / (inside.length - 1);
  const isClose = (distance: number) => distance < spacing * CLOSE_TO_EDGE;
  const extend = (distance: number) => (isClose(distance) ? distance : spacing / 2);
  const toZero =
    increase > 0 && first.value >= 0 ? sampled * (first.value / increase) : Number.POSITIVE_INFINITY;
  const distance = first.time - windowStart;
  const toStart =
    edges === 'closed' ? extend(Math.min(distance, toZero)) : Math.min(extend(distance), toZero);
  return increase * ((sampled + toStart + extend(windowEnd - last.time)) / sampled);
}

export type TileSum = {
  readonly total: number;
  readonly present: number;
  readonly missing: number;
};

/**
 * Adds up the increases of adjoining tiles (window = step), so that a zoomed span needs no new query.
 * Σ present
 * @param values one increase per tile; NaN is a tile without data
 * @returns total of the tiles that are there, 0 if none is: read it together with `present`
 * @example sumTiles([10, NaN, 5]) // → { total: 15, present: 2, missing: 1 }
 */
export function sumTiles(values: ArrayLike<number>): TileSum {
  const present = Array.from(values).filter((value) => !Number.isNaN(value));
  return {
    total: present.reduce((sum, value) => sum + value, 0),
    present: present.length,
    missing: values.length - present.length,
  };
}
