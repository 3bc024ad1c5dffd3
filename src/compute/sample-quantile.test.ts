import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleQuantile, weightedQuantile } from './sample-quantile.ts';
import { sampleQuantiles } from './sample-quantiles.ts';
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

describe('sampleQuantiles', () => {
  // The textbook road: sort everything, then interpolate between two neighbours.
  const bySorting = (values: readonly number[], q: number) => {
    const sorted = values.toSorted((a, b) => a - b);
    const position = q * (sorted.length - 1);
    const weight = position - Math.floor(position);
    const low = sorted[Math.floor(position)] ?? Number.NaN;
    const high = sorted[Math.ceil(position)] ?? Number.NaN;
    return weight === 0 ? low : Math.min(Math.max(low * (1 - weight) + high * weight, low), high);
  };
  const few = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 300 });
  const shapes = fc.constantFrom(
    (values: number[]) => values,
    (values: number[]) => values.toSorted((a, b) => a - b),
    (values: number[]) => values.toSorted((a, b) => b - a),
    (values: number[]) => [...values.toSorted((a, b) => a - b), ...values.toSorted((a, b) => b - a)],
  );

  test('in any order of samples and of quantiles, are what sorting gives', () => {
    const many = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 1,
      maxLength: 3000,
      size: 'max',
    });
    fc.assert(
      fc.property(fc.oneof(few, many), shapes, fc.array(quantiles, { maxLength: 4 }), (values, shape, qs) => {
        const given = Object.freeze(shape(values));
        expect(sampleQuantiles(given, qs).map(({ value }) => value + 0)).toEqual(
          qs.map((q) => bySorting(given, q) + 0),
        );
      }),
    );
  });

  test('quantiles that are none stand between those that are', () => {
    const got = sampleQuantiles([1, 2, 3], [2, 0.5, Number.NaN, -1, 0.5]).map(({ value }) => value);
    expect(got).toEqual([Number.POSITIVE_INFINITY, 2, Number.NaN, Number.NEGATIVE_INFINITY, 2]);
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
