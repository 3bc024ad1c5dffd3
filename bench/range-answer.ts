import { durationMs, epochMs } from '#compute/units.ts';
import { randoms } from './randoms.ts';

/** As many buckets and steps as make 20 MB of text. */
export const STEPS = 8600;
export const BOUNDS: readonly string[] = [
  ...Array.from({ length: 71 }, (_, index) => String((index + 1) / 20)),
  '+Inf',
];

const START = 1_767_225_600;
const STEP = 300;
export const TILES = {
  start: epochMs(START * 1000),
  end: epochMs((START + (STEPS - 1) * STEP) * 1000),
  step: durationMs(STEP * 1000),
};

/** The bytes of a query_range answer with the buckets of a histogram: counts that rise from bound to bound. */
export function rangeResponse(countOf: (random: number) => number): Uint8Array<ArrayBuffer> {
  const random = randoms();
  const reached = new Float64Array(STEPS);
  const series = BOUNDS.map((le) => {
    const points = Array.from(reached, (before, step) => {
      reached[step] = before + countOf(random());
      return `[${START + step * STEP},"${reached[step]}"]`;
    });
    return `{"metric":{"le":"${le}"},"values":[${points.join(',')}]}`;
  });
  const text = `{"status":"success","data":{"resultType":"matrix","result":[${series.join(',')}]}}`;
  return new TextEncoder().encode(text);
}
