import { studentT975 } from './student-t.ts';

export type LinearForecast = {
  /** Unit of y per unit of x. */
  readonly slope: number;
  readonly intercept: number;
  /** The line at the point asked for. */
  readonly y0: number;
  /** 95 % prediction interval of one more observation there; ±Infinity from two points. */
  readonly low: number;
  readonly high: number;
};

/**
 * Where a level is heading: the least-squares line through its points, with the interval a new point would fall into.
 * y₀ ± t(n−2)·s·√(1 + 1/n + (x₀−x̄)²/Σ(x−x̄)²)
 * @param x  usually times; any unit and order
 * @param y  one per x; pairs with a NaN are dropped
 * @param x0 where to look, same unit as x
 * @returns null with fewer than two different x: no line goes through them
 * @throws RangeError if the lengths differ
 * Source: ordinary least squares (Draper & Smith, Applied Regression Analysis, 1998, section 3.2).
 * @example linearForecast([0, 60, 120, 180], [1, 2, 3, 4], 600)?.y0 // ≈ 11
 * @example linearForecast([5, 5], [1, 2], 6) // → null
 */
export function linearForecast(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  x0: number,
): LinearForecast | null {
  if (x.length !== y.length) throw new RangeError(`${x.length} points need as many values, got ${y.length}`);
  const points = Array.from(x, (at, index) => ({ x: at, y: y[index] ?? Number.NaN })).filter(
    (point) => !Number.isNaN(point.x) && !Number.isNaN(point.y),
  );
  const n = points.length;
  const meanX = points.reduce((sum, point) => sum + point.x, 0) / n;
  const meanY = points.reduce((sum, point) => sum + point.y, 0) / n;
  const spreadX = points.reduce((sum, point) => sum + (point.x - meanX) ** 2, 0);
  if (!(spreadX > 0)) return null;
  const slope = points.reduce((sum, point) => sum + (point.x - meanX) * (point.y - meanY), 0) / spreadX;
  const intercept = meanY - slope * meanX;
  const y0 = meanY + slope * (x0 - meanX);
  const residue = points.reduce((sum, point) => sum + (point.y - meanY - slope * (point.x - meanX)) ** 2, 0);
  const half =
    n === 2
      ? Number.POSITIVE_INFINITY
      : studentT975(n - 2) * Math.sqrt((residue / (n - 2)) * (1 + 1 / n + (x0 - meanX) ** 2 / spreadX));
  return { slope, intercept, y0, low: y0 - half, high: y0 + half };
}
