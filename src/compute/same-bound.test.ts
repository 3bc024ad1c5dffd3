import { describe, expect, test } from 'vitest';
import { type Bucket, prepareBuckets, sumBuckets } from './bucket.ts';
import { bucketFraction, shareAbove, shareAtMost } from './bucket-fraction.ts';
import { bucketGrid } from './bucket-grid.ts';
import { decideQuantileTarget } from './bucket-quantile.ts';
import { isSameBound } from './same-bound.ts';
import { durationMs, epochMs } from './units.ts';

/** As client libraries make them: prometheus.LinearBuckets(0.1, 0.1, 20) adds the width up. */
const LINEAR = Array.from({ length: 19 }).reduce<number[]>(
  (bounds) => [...bounds, (bounds.at(-1) ?? 0) + 0.1],
  [0.1],
);

/** 100 observations in each bucket. */
const buckets: readonly Bucket[] = [
  ...LINEAR.map((le, index) => ({ le, count: 100 * (index + 1) })),
  { le: Number.POSITIVE_INFINITY, count: 2000 },
];

test('the noise is really there', () => {
  expect(LINEAR[2]).toBe(0.30000000000000004);
  expect(LINEAR.filter((le, index) => le !== (index + 1) / 10).length).toBeGreaterThan(10);
});

describe.for(LINEAR.map((_, index) => index + 1))('the %dth bound, as people write it,', (position) => {
  const bound = position / 10;
  const share = position / 20;

  test('splits no bucket', () => {
    expect(shareAtMost(bound, buckets)).toEqual({ share, low: share, high: share, exact: true, count: 2000 });
    expect(shareAbove(bound, buckets)).toMatchObject({ share: (20 - position) / 20, exact: true });
    expect(bucketFraction(Number.NEGATIVE_INFINITY, bound, buckets)).toBe(share);
    expect(bucketFraction(bound, 10, buckets)).toBeCloseTo(1 - share, 15);
  });

  test('decides a target by its count', () => {
    expect(decideQuantileTarget(share, buckets, bound)).toEqual({ decision: 'met', shareAtTarget: share });
    expect(decideQuantileTarget(Math.min(1, share + 1e-6), buckets, bound).decision).toBe(
      position === 20 ? 'met' : 'missed',
    );
  });

  test('is one with that of an instance that spells it so', () => {
    const other = [
      { le: bound, count: 7 },
      { le: Number.POSITIVE_INFINITY, count: 7 },
    ];
    const own = { le: LINEAR[position - 1] ?? Number.NaN, count: 1 };
    const expected = { le: expect.closeTo(bound, 12), count: 8 };
    expect(prepareBuckets([own, ...other])?.buckets[0]).toEqual(expected);
    expect(sumBuckets([[own], other]).buckets[0]).toEqual(expected);
    const series = [own, ...other].map(({ le, count }) => ({
      labels: { le: le === Number.POSITIVE_INFINITY ? '+Inf' : String(le) },
      times: Float64Array.of(60),
      values: Float64Array.of(count),
    }));
    const tiles = { start: epochMs(60), end: epochMs(60), step: durationMs(60) };
    expect(bucketGrid(series, tiles).counts).toEqual(Float64Array.of(8, 7));
  });
});

test.for([
  [0.3, 0.300001],
  [1, 1.0000001],
  [0, 1e-300],
  [1e-9, 2e-9],
  [-0.3, 0.3],
  [Number.POSITIVE_INFINITY, 1e308],
  [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  [Number.NaN, Number.NaN],
] as const)('%d and %d are two bounds', ([a, b]) => {
  expect(isSameBound(a, b)).toBe(false);
  expect(isSameBound(b, a)).toBe(false);
});
