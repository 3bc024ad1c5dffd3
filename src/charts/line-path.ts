import type { Points } from './gap-marks.ts';

export type Scale = (value: number) => number;

export type LinePath = {
  /** SVG path data; a new subpath after every gap. Empty when there is nothing to draw. */
  readonly path: string;
  /** Points with a gap on both sides: a line of no length, so they are drawn as dots. */
  readonly dots: readonly { readonly x: number; readonly y: number }[];
};

/** A tenth of a pixel is finer than any screen shows and keeps the markup short. */
const short = (value: number) => Math.round(value * 10) / 10;

/** The line through points; NaN (and any value that is not finite) breaks it. */
export function linePath({ times, values }: Points, x: Scale, y: Scale): LinePath {
  const dots: { x: number; y: number }[] = [];
  let path = '';
  let isInside = false;
  for (const [index, value] of values.entries()) {
    if (!Number.isFinite(value)) {
      isInside = false;
      continue;
    }
    const px = short(x(times[index] ?? Number.NaN));
    const py = short(y(value));
    const continues = Number.isFinite(values[index + 1]);
    if (!isInside && !continues) dots.push({ x: px, y: py });
    else path += `${isInside ? 'L' : 'M'}${px},${py}`;
    isInside = continues;
  }
  return { path, dots };
}

/** A linear scale. A domain of no width maps to the middle of the range. */
export function linearScale(from: readonly [number, number], to: readonly [number, number]): Scale {
  const [lo, hi] = from;
  const [start, end] = to;
  if (lo === hi) return () => (start + end) / 2;
  return (value) => start + ((value - lo) / (hi - lo)) * (end - start);
}
