import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nativeFraction } from './native-fraction.ts';
import {
  cutZeroBucket,
  type NativeBucket,
  type NativeHistogram,
  sumNativeHistograms,
} from './native-histogram.ts';
import { nativeQuantile } from './native-quantile.ts';
import { readNativeHistogram, type WireNativeHistogram } from './read-native-histogram.ts';
import json from './vectors/histogram_native.json' with { type: 'json' };
import { assertClose, readVectors } from './vectors/read.ts';

type Case = {
  id: string;
  input: { histogram: WireNativeHistogram; q: number };
  expected: { v3Exponential: number; v242Linear: number };
  relTol: number;
};

const bucket = (low: number, high: number, count: number): NativeBucket =>
  Object.freeze({ low, high, count, edges: 'left-open' });
const histogram = (...buckets: NativeBucket[]): NativeHistogram =>
  Object.freeze({
    count: buckets.reduce((sum, { count }) => sum + count, 0),
    sum: 1,
    buckets: Object.freeze(buckets),
  });

/** Buckets of schema 0, (2^(i−1), 2^i] and their mirror images, with a zero bucket between them. */
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
const quantiles = fc.double({ min: 0, max: 1, noNaN: true });

describe('nativeQuantile', () => {
  test.for(readVectors<Case[]>(json.cases))('$id', ({ input, expected, relTol }) => {
    const read = readNativeHistogram(input.histogram);
    assertClose(nativeQuantile(input.q, read, 'exponential'), expected.v3Exponential, { relTol });
    assertClose(nativeQuantile(input.q, read, 'linear'), expected.v242Linear, { relTol });
  });

  test('the P99 that tells 3.x from 2.42', () => {
    const [sample] = json.jsonSample.histograms;
    const read = readNativeHistogram(sample?.[1] as unknown as WireNativeHistogram);
    assertClose(nativeQuantile(0.99, read, 'exponential'), 15.67072476, { tol: 5e-9 });
    assertClose(nativeQuantile(0.99, read, 'linear'), 15.76, { relTol: 1e-12 });
  });

  test('outside 0..1 and without observations it is as for classic histograms', () => {
    const some = histogram(bucket(1, 2, 3));
    expect(nativeQuantile(-0.1, some, 'linear')).toBe(Number.NEGATIVE_INFINITY);
    expect(nativeQuantile(1.1, some, 'linear')).toBe(Number.POSITIVE_INFINITY);
    expect(nativeQuantile(Number.NaN, some, 'linear')).toBeNaN();
    expect(nativeQuantile(0.5, histogram(), 'linear')).toBeNaN();
  });

  test('a rank that only NaN observations reach', () => {
    const withNaN = { ...histogram(bucket(1, 2, 3)), count: 5, sum: Number.NaN };
    expect(nativeQuantile(0.9, withNaN, 'exponential')).toBeNaN();
    expect(nativeQuantile(0.9, withNaN, 'linear')).toBe(2);
    // 0.3 of 5 is rank 1.5, half way through the three.
    assertClose(nativeQuantile(0.3, withNaN, 'exponential'), Math.SQRT2, { relTol: 1e-12 });
  });

  test.for(['exponential', 'linear'] as const)('%s: within the buckets, and never falling with q', (how) => {
    fc.assert(
      fc.property(anyHistogram, quantiles, quantiles, (any, a, b) => {
        fc.pre(any.count > 0);
        const cut = cutZeroBucket(any.buckets);
        const low = nativeQuantile(Math.min(a, b), any, how);
        const high = nativeQuantile(Math.max(a, b), any, how);
        expect(low).toBeGreaterThanOrEqual((cut[0]?.low ?? 0) - 1e-9);
        expect(high).toBeLessThanOrEqual((cut.at(-1)?.high ?? 0) + 1e-9);
        expect(low - high).toBeLessThanOrEqual(1e-9);
      }),
    );
  });
});

describe('nativeFraction', () => {
  test('a bound of a bucket is exact, whatever the interpolation', () => {
    const two = histogram(bucket(1, 2, 3), bucket(2, 4, 1));
    for (const how of ['exponential', 'linear'] as const) {
      expect(nativeFraction(Number.NEGATIVE_INFINITY, 2, two, how)).toBe(0.75);
      expect(nativeFraction(2, Number.POSITIVE_INFINITY, two, how)).toBe(0.25);
    }
  });

  test('inside a bucket 3.x interpolates between the logarithms', () => {
    const one = histogram(bucket(1, 4, 10));
    assertClose(nativeFraction(0, 2, one, 'exponential'), 0.5);
    assertClose(nativeFraction(0, 2, one, 'linear'), 1 / 3);
    const mirrored = histogram(bucket(-4, -1, 10));
    assertClose(nativeFraction(-2, 0, mirrored, 'exponential'), 0.5);
  });

  test('NaN observations are in no range', () => {
    const withNaN = { ...histogram(bucket(1, 2, 3)), count: 4, sum: Number.NaN };
    const all = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
    expect(nativeFraction(...all, withNaN, 'exponential')).toBe(0.75);
  });

  test('nothing observed and no bound give no share, an empty range gives none of it', () => {
    expect(nativeFraction(0, 1, histogram(), 'linear')).toBeNaN();
    expect(nativeFraction(Number.NaN, 1, histogram(bucket(1, 2, 3)), 'linear')).toBeNaN();
    expect(nativeFraction(2, 2, histogram(bucket(1, 2, 3)), 'linear')).toBe(0);
  });

  test('is the way back from a quantile', () => {
    fc.assert(
      fc.property(anyHistogram, quantiles, (any, q) => {
        fc.pre(any.count > 0);
        const value = nativeQuantile(q, any, 'exponential');
        assertClose(nativeFraction(Number.NEGATIVE_INFINITY, value, any, 'exponential'), q, { tol: 1e-9 });
      }),
    );
  });
});

describe('sumNativeHistograms', () => {
  test('does not care about order or grouping', () => {
    fc.assert(
      fc.property(anyHistogram, anyHistogram, anyHistogram, (a, b, c) => {
        const all = sumNativeHistograms([a, b, c]);
        expect(sumNativeHistograms([c, a, b])).toEqual(all);
        expect(sumNativeHistograms([sumNativeHistograms([a, b]), c])).toEqual(all);
      }),
    );
  });

  test('histograms of different schemas cannot be added', () => {
    expect(() => sumNativeHistograms([histogram(bucket(1, 4, 1)), histogram(bucket(1, 2, 1))])).toThrow(
      RangeError,
    );
  });
});

describe('readNativeHistogram', () => {
  const wire = (change: object): WireNativeHistogram =>
    Object.freeze({ count: '1', sum: '1', buckets: [], ...change }) as WireNativeHistogram;

  test('reads what a real server has answered', () => {
    const [[, sample] = []] = json.jsonSample.histograms;
    const { count, sum, buckets } = readNativeHistogram(sample as unknown as WireNativeHistogram);
    expect({ count, sum }).toEqual({ count: 12, sum: 100 });
    expect(buckets.reduce((all, { count: inside }) => all + inside, 0)).toBe(12);
    expect(buckets[0]).toEqual({ low: -0.001, high: 0.001, edges: 'closed', count: 2 });
    expect(buckets.at(-1)).toEqual({ low: 8, high: 16, edges: 'left-open', count: 4 });
  });

  test('knows the spellings of Prometheus', () => {
    const { sum, buckets } = readNativeHistogram(
      wire({ sum: 'NaN', buckets: [[0, '2', '+Inf', '1.5e-07']] }),
    );
    expect(sum).toBeNaN();
    expect(buckets[0]).toMatchObject({ high: Number.POSITIVE_INFINITY, count: 1.5e-7 });
  });

  test.for([
    { change: { buckets: [[4, '0', '1', '1']] }, complaint: 'no boundary rule has the number 4' },
    { change: { buckets: [[0, '', '1', '1']] }, complaint: '"" is no number' },
    { change: { buckets: [[0, '2', '1', '1']] }, complaint: 'does not reach from 2 to 1' },
    { change: { buckets: [[0, '0', '1', '-1']] }, complaint: '"-1" is no count' },
    { change: { count: 'many' }, complaint: '"many" is no number' },
    { change: { count: 'NaN' }, complaint: '"NaN" is no count' },
  ])('refuses $change', ({ change, complaint }) => {
    expect(() => readNativeHistogram(wire(change))).toThrow(complaint);
  });
});
