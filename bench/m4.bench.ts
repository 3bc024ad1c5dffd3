import { bench, describe } from 'vitest';
import { m4Indices } from '#compute/m4.ts';
import { epochMs } from '#compute/units.ts';
import { randoms } from './randoms.ts';

const POINTS = 1_000_000;
const COLUMNS = 1200;

describe('M4: 1 000 000 points with gaps to 1200 columns', () => {
  const random = randoms();
  const times = Float64Array.from({ length: POINTS }, (_, index) => index * 1000);
  // Every thousandth point on average begins a gap of up to twenty.
  let gap = 0;
  const values = times.map(() => {
    if (gap === 0 && random() < 0.001) gap = Math.ceil(random() * 20);
    if (gap > 0) gap--;
    return gap > 0 ? Number.NaN : random();
  });
  bench(
    'indices to draw',
    () => void m4Indices({ times, values }, epochMs(0), epochMs(POINTS * 1000), COLUMNS),
  );
});
