import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketQuantile, decideQuantileTarget } from './bucket-quantile.ts';
import json from './vectors/histogram_classic.json' with { type: 'json' };
import { assertClose, readBuckets, readVectors, type Tolerance } from './vectors/read.ts';

type QuantileExpectation = { value: number; forcedMonotonic: boolean; fixedPrecision?: boolean };
const quantileCases = json.quantile.map((vector) => ({
  id: vector.id,
  buckets: readBuckets(vector.input.buckets),
  q: vector.input.q,
  expected: readVectors<QuantileExpectation>(vector.expected),
  tolerance: vector as Tolerance,
}));

type DecisionExpectation = {
  bracketLow: number;
  bracketHigh: number;
  saturated: boolean;
  shareAtTarget: number | null;
  decision: string;
};
const decisionCases = json.targetDecision.map((vector) => ({
  id: vector.id,
  buckets: readBuckets(vector.input.buckets),
  q: vector.input.q,
  target: vector.input.target,
  expected: readVectors<DecisionExpectation>(vector.expected),
}));

const histograms = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 50 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((steps) => {
    let le = 0;
    let count = 0;
    const buckets = steps.map(([width, more]) => {
      le += width / 10;
      count += more;
      return { le, count };
    });
    return [...buckets, { le: Number.POSITIVE_INFINITY, count: count + 1 }];
  });
const quantiles = fc.double({ min: 0.01, max: 1, noNaN: true });

describe('bucketQuantile', () => {
  test.for(quantileCases)('agrees with Prometheus: $id', ({ buckets, q, expected, tolerance }) => {
    const estimate = bucketQuantile(q, buckets);
    assertClose(estimate.value, expected.value, tolerance);
    expect(estimate).toMatchObject({ ...expected, value: estimate.value });
  });

  test.for(decisionCases)('brackets the value: $id', ({ buckets, q, expected }) => {
    const { bracketLow, bracketHigh, saturated } = expected;
    expect(bucketQuantile(q, buckets)).toMatchObject({ bracketLow, bracketHigh, saturated });
  });

  test('an empty first bucket has no 0-quantile', () => {
    expect(
      bucketQuantile(
        0,
        readBuckets([
          ['1', 0],
          ['+Inf', 5],
        ]),
      ).value,
    ).toBeNaN();
  });

  test('without buckets there is no quantile and no count', () => {
    expect(bucketQuantile(0.5, [])).toMatchObject({ value: Number.NaN, count: 0, saturated: false });
  });

  test('lies in its bracket and does not fall as q rises', () => {
    fc.assert(
      fc.property(histograms, quantiles, quantiles, (buckets, a, b) => {
        const low = bucketQuantile(Math.min(a, b), buckets);
        const high = bucketQuantile(Math.max(a, b), buckets);
        expect(low.value).toBeLessThanOrEqual(high.value + 1e-12);
        expect(low.value).toBeGreaterThanOrEqual(low.bracketLow - 1e-12);
        expect(low.value).toBeLessThanOrEqual(low.bracketHigh + 1e-12);
      }),
    );
  });
});

describe('decideQuantileTarget', () => {
  test.for(decisionCases)('$id', ({ buckets, q, target, expected }) => {
    const { decision, shareAtTarget } = decideQuantileTarget(q, buckets, target);
    expect(decision).toBe(expected.decision);
    assertClose(shareAtTarget, expected.shareAtTarget);
  });

  test('without observations nothing is decided', () => {
    expect(
      decideQuantileTarget(
        0.95,
        readBuckets([
          ['0.2', 0],
          ['+Inf', 0],
        ]),
        0.2,
      ),
    ).toEqual({
      decision: 'undecidable',
      shareAtTarget: null,
    });
  });

  test('on a bucket bound, counts and value decide alike', () => {
    fc.assert(
      fc.property(histograms, quantiles, fc.nat(), (buckets, q, pick) => {
        const target = buckets[pick % (buckets.length - 1)]?.le ?? 0;
        const estimate = bucketQuantile(q, buckets);
        fc.pre(!estimate.saturated);
        const { decision } = decideQuantileTarget(q, buckets, target);
        expect(decision).toBe(estimate.value <= target + 1e-9 ? 'met' : 'missed');
      }),
    );
  });
});
