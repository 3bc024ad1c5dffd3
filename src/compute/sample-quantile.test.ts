import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleQuantile, weightedQuantile } from './sample-quantile.ts';
import json from './vectors/quantile_raw.json' with { type: 'json' };
import { assertClose, readVectors, type Tolerance } from './vectors/read.ts';

type Vectors = {
  cases: ({ id: string; input: { values: number[]; q: number }; expected: number } & Tolerance)[];
  weighted: ({ input: { values: number[]; weights: number[]; q: number }; expected: number } & Tolerance)[];
};
const vectors = readVectors<Vectors>(json);
const samples = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 });
const quantiles = fc.double({ min: 0, max: 1, noNaN: true });

describe('sampleQuantile', () => {
  test.for(vectors.cases)('agrees with numpy: $id', ({ input, expected, ...tolerance }) => {
    assertClose(sampleQuantile(Object.freeze(input.values), input.q).value, expected, tolerance);
  });

  test('NaN samples are dropped and counted, unlike in PromQL', () => {
    expect(sampleQuantile([Number.NaN, 1, 2, 3], 0.5)).toEqual({ value: 2, count: 3, dropped: 1 });
  });

  test('a quantile below 0 is minus infinity', () => {
    expect(sampleQuantile([1, 2], -0.1).value).toBe(Number.NEGATIVE_INFINITY);
  });

  test('equal samples give exactly themselves at every q', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), quantiles, (value, q) => {
        expect(sampleQuantile([value, value, value], q).value).toBe(value);
      }),
    );
  });

  test('lies between the smallest and the largest sample', () => {
    fc.assert(
      fc.property(samples, quantiles, (values, q) => {
        const { value } = sampleQuantile(values, q);
        expect(value).toBeGreaterThanOrEqual(Math.min(...values));
        expect(value).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });

  test('does not fall as q rises', () => {
    fc.assert(
      fc.property(samples, quantiles, quantiles, (values, a, b) => {
        const low = sampleQuantile(values, Math.min(a, b)).value;
        const high = sampleQuantile(values, Math.max(a, b)).value;
        expect(low - high).toBeLessThanOrEqual(1e-9);
      }),
    );
  });
});

describe('weightedQuantile', () => {
  test.for(vectors.weighted)(
    'agrees with numpy: q $input.q of $input.values',
    ({ input, expected, ...tolerance }) => {
      const { values, weights, q } = input;
      assertClose(weightedQuantile(Object.freeze(values), Object.freeze(weights), q), expected, tolerance);
    },
  );

  test('nothing with a weight is no quantile', () => {
    expect(weightedQuantile([1, 2], [0, 0], 0.5)).toBeNaN();
  });

  test('lists of different length are the caller’s mistake', () => {
    expect(() => weightedQuantile([1, 2], [1], 0.5)).toThrow(RangeError);
    expect(() => weightedQuantile([1], [-1], 0.5)).toThrow(RangeError);
  });

  test('equal weights give one of the samples, in rank order', () => {
    fc.assert(
      fc.property(samples, quantiles, (values, q) => {
        const weights = values.map(() => 1);
        expect(values).toContain(weightedQuantile(values, weights, q));
      }),
    );
  });
});
