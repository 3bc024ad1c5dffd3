import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bucket } from './bucket.ts';
import { bucketFraction, shareAtMost } from './bucket-fraction.ts';
import { bucketQuantile } from './bucket-quantile.ts';
import { cumulativeNative } from './cumulative-native.ts';
import { cutZeroBucket, type NativeBucket, type NativeHistogram } from './native-histogram.ts';
import json from './vectors/histogram_native.json' with { type: 'json' };
import { assertClose, readVectors } from './vectors/read.ts';

type Wire = {
  readonly count: string;
  readonly sum: string;
  readonly buckets: readonly (readonly [rule: number, low: string, high: string, count: string])[];
};
type Case = {
  id: string;
  input: { histogram: Wire; q: number };
  expected: { v3Exponential: number; v242Linear: number };
  relTol: number;
};

const ofWire = ({ count, buckets }: Wire): NativeHistogram => ({
  count: Number(count),
  buckets: buckets.map(([, low, high, inside]) => ({
    low: Number(low),
    high: Number(high),
    count: Number(inside),
  })),
});

const bucket = (low: number, high: number, count: number): NativeBucket =>
  Object.freeze({ low, high, count });
const histogram = (...buckets: NativeBucket[]): NativeHistogram =>
  Object.freeze({
    count: buckets.reduce((sum, { count }) => sum + count, 0),
    buckets: Object.freeze(buckets),
  });

/** The form in which quantiles and shares are read from the sum of some histograms. */
function bucketsOf(...histograms: readonly NativeHistogram[]): Bucket[] {
  const { bounds, counts } = cumulativeNative(histograms);
  return Array.from(bounds, (le, column) => ({
    le,
    count: counts.reduce((sum, row) => sum + (row[column] ?? Number.NaN), 0),
  }));
}

/** Buckets of schema 0, (2^i, 2^(i+1)] and their mirror images, with a zero bucket between them. */
const anyHistogram = fc
  .record({
    negative: fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 6 }),
    zero: fc.integer({ min: 0, max: 50 }),
    positive: fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 6 }),
  })
  .map(({ negative, zero, positive }) =>
    histogram(
      ...[
        ...negative.map((count, i) => bucket(-(2 ** (i + 1)), -(2 ** i), count)).reverse(),
        bucket(-0.001, 0.001, zero),
        ...positive.map((count, i) => bucket(2 ** i, 2 ** (i + 1), count)),
      ].filter(({ count }) => count > 0),
    ),
  );
/** An indicator asks for none outside. */
const quantiles = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('quantiles of native histograms', () => {
  const asked = readVectors<Case[]>(json.cases).filter(({ input }) => input.q > 0);

  test.for(asked)('$id', ({ input, expected, relTol }) => {
    const read = ofWire(input.histogram);
    const buckets = bucketsOf(read);
    expect(cumulativeNative([read]).interpolation).toBe('exponential');
    assertClose(bucketQuantile(input.q, buckets, 'exponential').value, expected.v3Exponential, { relTol });
    assertClose(bucketQuantile(input.q, buckets, 'linear').value, expected.v242Linear, { relTol });
  });

  test('the P99 that tells 3.x from 2.42, with the bucket it lies in', () => {
    const [sample] = json.jsonSample.histograms;
    const buckets = bucketsOf(ofWire(sample?.[1] as unknown as Wire));
    const estimate = bucketQuantile(0.99, buckets, 'exponential');
    assertClose(estimate.value, 15.67072476, { tol: 5e-9 });
    expect(estimate).toMatchObject({ bracketLow: 8, bracketHigh: 16, saturated: false, count: 12 });
    assertClose(bucketQuantile(0.99, buckets, 'linear').value, 15.76, { relTol: 1e-12 });
  });

  test('a rank that only NaN observations reach is above every bucket', () => {
    const withNaN = { ...histogram(bucket(1, 2, 3)), count: 5 };
    expect(bucketQuantile(0.9, bucketsOf(withNaN), 'exponential')).toMatchObject({
      saturated: true,
      value: 2,
    });
    // 0.3 of 5 is rank 1.5, half way through the three.
    assertClose(bucketQuantile(0.3, bucketsOf(withNaN), 'exponential').value, Math.SQRT2, { relTol: 1e-12 });
  });

  test('nothing observed has no quantile', () => {
    expect(bucketsOf(histogram())).toEqual([{ le: Number.POSITIVE_INFINITY, count: 0 }]);
    expect(bucketQuantile(0.5, bucketsOf(histogram())).count).toBe(0);
  });

  test.for(['exponential', 'linear'] as const)('%s: within the buckets, and never falling with q', (how) => {
    fc.assert(
      fc.property(anyHistogram, quantiles, quantiles, (any, a, b) => {
        fc.pre(any.count > 0);
        const cut = cutZeroBucket(any.buckets);
        const low = bucketQuantile(Math.min(a, b), bucketsOf(any), how).value;
        const high = bucketQuantile(Math.max(a, b), bucketsOf(any), how).value;
        expect(low).toBeGreaterThanOrEqual((cut[0]?.low ?? 0) - 1e-9);
        expect(high).toBeLessThanOrEqual((cut.at(-1)?.high ?? 0) + 1e-9);
        expect(low - high).toBeLessThanOrEqual(1e-9);
      }),
    );
  });
});

describe('shares of native histograms', () => {
  test('a bound of a bucket is exact, whatever the interpolation', () => {
    const two = bucketsOf(histogram(bucket(1, 2, 3), bucket(2, 4, 1)));
    for (const how of ['exponential', 'linear'] as const) {
      expect(shareAtMost(2, two, how)).toEqual({ share: 0.75, low: 0.75, high: 0.75, exact: true, count: 4 });
    }
  });

  test('inside a bucket 3.x interpolates between the logarithms, and the bucket brackets the share', () => {
    const one = bucketsOf(histogram(bucket(0.5, 1, 10), bucket(1, 4, 10)));
    // 2 is half way from 1 to 4 by the logarithm: 10 + 5 of 20; a third of the way evenly: 10 + 10 / 3 of 20.
    assertClose(shareAtMost(2, one, 'exponential').share, 0.75);
    expect(shareAtMost(2, one, 'exponential')).toMatchObject({ low: 0.5, high: 1, exact: false });
    assertClose(shareAtMost(2, one, 'linear').share, 2 / 3);
    const mirrored = bucketsOf(histogram(bucket(-4, -1, 10)));
    assertClose(bucketFraction(-2, 0, mirrored, 'exponential'), 0.5);
  });

  test('between two buckets nothing was observed, so nothing is interpolated', () => {
    const apart = bucketsOf(histogram(bucket(1, 2, 3), bucket(8, 16, 1)));
    expect(shareAtMost(5, apart, 'exponential')).toMatchObject({ share: 0.75, exact: true });
    expect(shareAtMost(0.5, apart, 'exponential')).toMatchObject({ share: 0, exact: true });
    expect(shareAtMost(20, apart, 'exponential')).toMatchObject({ share: 1, exact: true });
  });

  test('NaN observations are in no range', () => {
    const withNaN = { ...histogram(bucket(1, 2, 3)), count: 4 };
    expect(shareAtMost(2, bucketsOf(withNaN), 'exponential').share).toBe(0.75);
  });

  test('is the way back from a quantile', () => {
    fc.assert(
      fc.property(anyHistogram, quantiles, (any, q) => {
        fc.pre(any.count > 0);
        const value = bucketQuantile(q, bucketsOf(any), 'exponential').value;
        assertClose(shareAtMost(value, bucketsOf(any), 'exponential').share, q, { tol: 1e-8 });
      }),
    );
  });
});

describe('cumulativeNative', () => {
  test('the buckets of several histograms add up, each where it is', () => {
    const { bounds, counts } = cumulativeNative([
      histogram(bucket(1, 2, 3)),
      histogram(bucket(2, 4, 5), bucket(8, 16, 1)),
    ]);
    expect([...bounds]).toEqual([1, 2, 4, 8, 16, Number.POSITIVE_INFINITY]);
    expect(counts.map((row) => [...row])).toEqual([
      [0, 3, 3, 3, 3, 3],
      [0, 0, 5, 5, 6, 6],
    ]);
  });

  // Schema 1 has the bounds 1, √2, 2; schema 0 has 1 and 2. The server adds both up in schema 0.
  test('a finer schema counts in the buckets of a coarser one', () => {
    const fine = histogram(bucket(1, Math.SQRT2, 3), bucket(Math.SQRT2, 2, 4));
    const coarse = histogram(bucket(1, 2, 10));
    const { bounds, counts, interpolation } = cumulativeNative([fine, coarse]);
    expect([...bounds]).toEqual([1, 2, Number.POSITIVE_INFINITY]);
    expect(counts.map((row) => [...row])).toEqual([
      [0, 7, 7],
      [0, 10, 10],
    ]);
    expect(interpolation).toBe('exponential');
  });

  test('a wider zero bucket takes in what begins inside it', () => {
    const wide = histogram(bucket(-1, 1, 2), bucket(2, 4, 1));
    const narrow = histogram(bucket(-0.001, 0.001, 1), bucket(0.5, 1, 3));
    const { bounds, counts } = cumulativeNative([wide, narrow]);
    expect([...bounds]).toEqual([0, 1, 2, 4, Number.POSITIVE_INFINITY]);
    expect(counts.map((row) => [...row])).toEqual([
      [0, 2, 2, 3, 3],
      [0, 4, 4, 4, 4],
    ]);
  });

  test.for<[string, NativeBucket[], 'exponential' | 'linear']>([
    ['schema 3, an eighth of a doubling each', [bucket(2 ** (1 / 8), 2 ** (2 / 8), 1)], 'exponential'],
    ['schema −1, two doublings each', [bucket(4, 16, 1)], 'exponential'],
    [
      'a bucket that begins where the zero bucket ends',
      [bucket(-0.3, 0.3, 1), bucket(0.3, 0.5, 1)],
      'exponential',
    ],
    ['custom bounds', [bucket(0.1, 0.25, 1), bucket(0.25, 0.5, 1)], 'linear'],
    ['powers of two that are no neighbours', [bucket(2, 8, 1)], 'linear'],
    ['the lowest custom bucket', [bucket(Number.NEGATIVE_INFINITY, 1, 1)], 'linear'],
    ['the highest custom bucket', [bucket(1, 2, 1), bucket(2, Number.POSITIVE_INFINITY, 1)], 'linear'],
  ])('%s', ([, buckets, interpolation]) => {
    expect(cumulativeNative([histogram(...buckets)]).interpolation).toBe(interpolation);
  });

  test('custom buckets are those of a classic histogram', () => {
    const custom = histogram(
      bucket(Number.NEGATIVE_INFINITY, 0.1, 90),
      bucket(0.1, 0.2, 6),
      bucket(0.2, Number.POSITIVE_INFINITY, 4),
    );
    expect(bucketsOf(custom)).toEqual([
      { le: 0.1, count: 90 },
      { le: 0.2, count: 96 },
      { le: Number.POSITIVE_INFINITY, count: 100 },
    ]);
  });

  test('order does not matter', () => {
    fc.assert(
      fc.property(anyHistogram, anyHistogram, anyHistogram, (a, b, c) => {
        expect(bucketsOf(c, a, b)).toEqual(bucketsOf(a, b, c));
      }),
    );
  });
});
