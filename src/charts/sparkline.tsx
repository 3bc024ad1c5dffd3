import type { DurationMs } from '#compute/units.ts';
import { markGaps } from './gap-marks.ts';
import { linearScale, linePath } from './line-path.ts';
import styles from './sparkline.module.css';

export type SparklineProps = {
  /** Epoch milliseconds, rising. */
  readonly times: Float64Array;
  /** NaN is a gap, and so is a missing step. */
  readonly values: Float64Array;
  /** Drawn as a dashed line. */
  readonly target?: number;
  /** The course in one sentence: "Uptime over 30 days, between 99.8 % and 100 %." */
  readonly label: string;
  /** The grid the points were asked on. Guessed from the points when left out. */
  readonly step?: DurationMs;
};

const WIDTH = 100;
const HEIGHT = 32;
const INSET = 3;

/** Zero-length strokes with round caps: dots that stay round however the viewBox is stretched. */
const dotPath = (dots: readonly { readonly x: number; readonly y: number }[]) =>
  dots.map(({ x, y }) => `M${x},${y}h0`).join('');

function extent(values: Iterable<number>): readonly [number, number] {
  let lo = Number.POSITIVE_INFINITY;
  let hi = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    lo = Math.min(lo, value);
    hi = Math.max(hi, value);
  }
  return [lo, hi];
}

/** The course of a figure, without axes. Fills its container. */
export function Sparkline({ times, values, target, label, step }: SparklineProps) {
  const marked = markGaps({ times, values }, step);
  const last = marked.values.findLastIndex((value) => Number.isFinite(value));
  const [lo, hi] = extent(target === undefined ? marked.values : [...marked.values, target]);
  const x = linearScale([times[0] ?? 0, times.at(-1) ?? 0], [0, WIDTH]);
  const y = linearScale([lo, hi], [HEIGHT - INSET, INSET]);
  const { path, dots } = linePath(marked, x, y);
  const end = { x: x(marked.times[last] ?? Number.NaN), y: y(marked.values[last] ?? Number.NaN) };
  return (
    <svg
      className={styles.sparkline}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {target !== undefined && <path className={styles.target} d={`M0,${y(target)}H${WIDTH}`} />}
      {path !== '' && <path className={styles.line} d={path} />}
      {dots.length > 0 && <path className={styles.dots} d={dotPath(dots)} />}
      {last >= 0 && <path className={styles.end} d={dotPath([end])} />}
    </svg>
  );
}
