import { bench, describe } from 'vitest';
import type { BucketGrid } from '#compute/bucket-grid.ts';
import { bucketQuantile } from '#compute/bucket-quantile.ts';
import { gridQuantiles } from '#compute/grid-quantiles.ts';
import { sampleQuantiles } from '#compute/sample-quantiles.ts';
import { randoms } from './randoms.ts';

const QUANTILES = [0.5, 0.95, 0.99];
const BUCKETS = 100;
const STEPS = 10_000;
const SAMPLES = 1_000_000;

function histogramGrid(): BucketGrid {
  const random = randoms();
  const bounds = Float64Array.from({ length: BUCKETS }, (_, index) =>
    index === BUCKETS - 1 ? Number.POSITIVE_INFINITY : (index + 1) / 50,
  );
  const counts = new Float64Array(STEPS * BUCKETS);
  for (let row = 0; row < STEPS; row++) {
    let count = 0;
    for (let column = 0; column < BUCKETS; column++) {
      count += Math.floor(random() * 50);
      counts[row * BUCKETS + column] = count;
    }
  }
  return { bounds, times: Float64Array.from({ length: STEPS }, (_, row) => row), counts };
}

describe('quantiles: P50, P95 and P99 of 100 buckets × 10 000 steps', () => {
  const grid = histogramGrid();
  const { bounds, counts } = grid;
  bench('objects and sort, one step at a time', () => {
    for (let row = 0; row < STEPS; row++) {
      const buckets = Array.from(bounds, (le, column) => ({
        le,
        count: counts[row * BUCKETS + column] ?? 0,
      }));
      for (const q of QUANTILES) bucketQuantile(q, buckets);
    }
  });
  bench('rows of one block', () => void gridQuantiles(grid, QUANTILES));
});

describe('quantiles: P50, P95 and P99 of 1 000 000 raw samples', () => {
  const random = randoms();
  // As response times are: many short ones, few very long ones.
  const samples = Float64Array.from({ length: SAMPLES }, () => -Math.log(1 - random()) * 0.1);
  bench('a copy, sorted by Float64Array.sort', () => void samples.slice().sort());
  bench('ranks, selected', () => void sampleQuantiles(samples, QUANTILES));
});
