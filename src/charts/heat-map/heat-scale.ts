import type { Scale } from '#charts/line-path.ts';

/** The least and the greatest of all counts that are not 0. */
export type CountRange = { readonly least: number; readonly most: number };

export function countRange(counts: Float64Array): CountRange {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const count of counts) {
    if (!(count > 0)) continue;
    least = Math.min(least, count);
    most = Math.max(most, count);
  }
  // Counts are extrapolated to the edges of their time: less than one is a trace of one.
  return { least: Math.min(Math.max(1, least), most), most };
}

/** What the least of all observations still shows. */
const FAINTEST = 0.12;

/** How strong a cell is drawn, 0 to 1: by the logarithm, so that a few slow requests are seen beside all the fast ones. */
export function intensity(count: number, { least, most }: CountRange): number {
  if (!(count > 0)) return 0;
  const share = most > least ? Math.log(count / least) / Math.log(most / least) : 1;
  return FAINTEST + (1 - FAINTEST) * Math.min(1, Math.max(0, share));
}

const SHADES = 5;

/** None, and counts evenly spread over the shades from the least to the most; whole and each once. */
export function legendCounts({ least, most }: CountRange): readonly number[] {
  const counts = Array.from({ length: SHADES }, (_, shade) =>
    Math.round(least * (most / least) ** (shade / (SHADES - 1))),
  );
  return [...new Set([0, ...counts])];
}

export type BucketScale = {
  /** Pixel of a value: linear inside its bucket, as quantiles are. Above the last finite bound nothing is known. */
  readonly y: Scale;
  /** Upper edge of a bucket. */
  readonly rowTop: (column: number) => number;
  readonly rowHeight: number;
  /** The bucket a pixel lies in. */
  readonly columnAt: (pixel: number) => number;
};

/** Buckets of equal height, one above the other: their bounds are no even scale, and the fast ones would be slivers. */
export function bucketScale(bounds: Float64Array, top: number, bottom: number): BucketScale {
  const rowHeight = (bottom - top) / Math.max(1, bounds.length);
  const rowTop = (column: number) => bottom - (column + 1) * rowHeight;
  return {
    rowTop,
    rowHeight,
    columnAt: (pixel) =>
      Math.min(bounds.length - 1, Math.max(0, Math.floor((bottom - pixel) / Math.max(1e-9, rowHeight)))),
    y: (value) => {
      const found = bounds.findIndex((bound) => value <= bound);
      const column = found === -1 ? bounds.length - 1 : found;
      const high = bounds[column] ?? Number.NaN;
      const low = bounds[column - 1] ?? (high > 0 ? 0 : Number.NEGATIVE_INFINITY);
      const share =
        Number.isFinite(low) && Number.isFinite(high) ? Math.max(0, (value - low) / (high - low)) : 0;
      return bottom - (column + share) * rowHeight;
    },
  };
}
