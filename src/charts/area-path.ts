import type { DurationMs } from '#compute/units.ts';
import type { Scale } from './line-path.ts';

type Area = {
  readonly times: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Two points further apart have a gap between them. */
  readonly step: DurationMs | undefined;
};

const GAP_STEPS = 1.5;
const short = (value: number) => Math.round(value * 10) / 10;

/**
 * The area between two edges as SVG path data, one closed shape for each run without a gap. A NaN edge is a gap; an
 * infinite upper edge is drawn at `top`, the pixel the plot ends at.
 */
export function areaPath({ times, low, high, step }: Area, x: Scale, y: Scale, top: number): string {
  let path = '';
  let upper: string[] = [];
  let lower: string[] = [];
  let before = Number.NaN;
  const close = () => {
    if (upper.length > 0) path += `M${upper.join('L')}L${lower.reverse().join('L')}Z`;
    upper = [];
    lower = [];
  };
  times.forEach((time, index) => {
    const from = low[index] ?? Number.NaN;
    const to = high[index] ?? Number.NaN;
    if (Number.isNaN(from) || Number.isNaN(to)) {
      close();
      return;
    }
    if (step !== undefined && time - before > step * GAP_STEPS) close();
    before = time;
    const px = short(x(time));
    upper.push(`${px},${to === Number.POSITIVE_INFINITY ? top : short(y(to))}`);
    lower.push(`${px},${short(y(from))}`);
  });
  close();
  return path;
}
