import { describe, expect, test } from 'vitest';
import { parseLe, prepareBuckets, sumBuckets } from './bucket.ts';
import { bucketQuantile } from './bucket-quantile.ts';
import json from './vectors/histogram_classic.json' with { type: 'json' };
import { assertClose } from './vectors/read.ts';

const INF = Number.POSITIVE_INFINITY;

describe('parseLe', () => {
  test.for([
    ['0.2', 0.2],
    ['.2', 0.2],
    ['1', 1],
    ['1.0', 1],
    ['1.', 1],
    ['1e0', 1],
    ['2.5E-3', 0.0025],
    ['-0.1', -0.1],
    ['+Inf', INF],
    ['+inf', INF],
    ['Inf', INF],
    ['Infinity', INF],
    ['-Inf', -INF],
  ] as const)('reads %s', ([text, bound]) => {
    expect(parseLe(text)).toBe(bound);
  });

  test.for(['', ' ', 'abc', 'NaN', '1 ', '0x10', '1e999', '--1', '1,5'])('rejects %j', (text) => {
    expect(parseLe(text)).toBeNull();
  });
});

describe('sumBuckets', () => {
  const merge = json.whyNotAverage;
  const tiles = merge.tiles.map((tile) =>
    tile.map(([le, count]) => ({ le: parseLe(String(le)) ?? Number.NaN, count: Number(count) })),
  );

  test('the quantile of the sum is not the mean of the quantiles', () => {
    const { buckets, boundsDiffer } = sumBuckets(tiles);
    assertClose(bucketQuantile(0.95, buckets).value, merge.mergedP95);
    expect(boundsDiffer).toBe(false);
    tiles.forEach((tile, index) => {
      assertClose(bucketQuantile(0.95, tile).value, merge.perTileP95[index] ?? Number.NaN);
    });
  });

  test('a bound that one histogram lacks takes its next lower count and is reported', () => {
    const fine = Object.freeze([
      { le: 0.1, count: 5 },
      { le: 0.2, count: 8 },
      { le: INF, count: 9 },
    ]);
    const coarse = Object.freeze([
      { le: INF, count: 4 },
      { le: 0.1, count: 3 },
    ]);
    expect(sumBuckets([fine, coarse])).toEqual({
      buckets: [
        { le: 0.1, count: 8 },
        { le: 0.2, count: 11 },
        { le: INF, count: 13 },
      ],
      boundsDiffer: true,
    });
  });

  test('nothing at all adds up to no buckets, not to zero observations', () => {
    expect(sumBuckets([])).toEqual({ buckets: [], boundsDiffer: false });
    expect(sumBuckets([[], []]).buckets).toEqual([]);
  });
});

describe('prepareBuckets', () => {
  test('equal bounds add up, in any order of the input', () => {
    const prepared = prepareBuckets(
      Object.freeze([
        { le: INF, count: 20 },
        { le: 1, count: 3 },
        { le: 1, count: 4 },
      ]),
    );
    expect(prepared?.buckets).toEqual([
      { le: 1, count: 7 },
      { le: INF, count: 20 },
    ]);
  });

  test('a count that is not a number is a missing bucket', () => {
    expect(
      prepareBuckets([
        { le: 1, count: Number.NaN },
        { le: INF, count: 2 },
      ])?.buckets,
    ).toHaveLength(1);
    expect(
      prepareBuckets([
        { le: 1, count: 1 },
        { le: INF, count: Number.NaN },
      ]),
    ).toBeNull();
  });

  test('next to zero only an exact count is the same count', () => {
    const prepared = prepareBuckets([
      { le: 1, count: 1e-15 },
      { le: 2, count: 0 },
      { le: INF, count: 1 },
    ]);
    expect(prepared).toMatchObject({ forcedMonotonic: true, fixedPrecision: false });
  });
});
