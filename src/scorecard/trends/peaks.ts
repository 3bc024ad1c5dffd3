/** A line of tiles: the instant each ends at, its value, and how long each is. */
type Tiles = { readonly times: Float64Array; readonly values: Float64Array; readonly step: number };

/**
 * The greatest value of a finer trend within each tile of a coarser one, so that zooming out hides no spike.
 * @returns one for each point of `coarse`; NaN where the finer one has none. undefined where it is not finer.
 */
export function peaksWithin(coarse: Pick<Tiles, 'times' | 'step'>, fine: Tiles): Float64Array | undefined {
  if (fine.step >= coarse.step) return undefined;
  let next = 0;
  return coarse.times.map((end) => {
    const start = end - coarse.step;
    while (next < fine.times.length && (fine.times[next] ?? 0) <= start) next += 1;
    let peak = Number.NaN;
    for (; next < fine.times.length && (fine.times[next] ?? 0) <= end; next += 1) {
      const value = fine.values[next] ?? Number.NaN;
      if (!(peak >= value)) peak = value;
    }
    return peak;
  });
}
