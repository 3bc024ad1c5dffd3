import { describe, expect, test } from 'vitest';
import { bucketFraction, shareAbove, shareAtMost } from './bucket-fraction.ts';
import { quotient } from './quotient.ts';
import histograms from './vectors/histogram_classic.json' with { type: 'json' };
import { assertClose, readBuckets, readVectors } from './vectors/read.ts';
import statistics from './vectors/statistics.json' with { type: 'json' };

const fractionCases = histograms.fraction.map((vector) => ({
  id: vector.id,
  lower: readVectors<number>(vector.input.lower),
  upper: readVectors<number>(vector.input.upper),
  buckets: readBuckets(vector.input.buckets),
  expected: readVectors<number>(vector.expected),
  tol: vector.tol,
}));

describe('bucketFraction', () => {
  test.for(fractionCases)('agrees with Prometheus: $id', ({ lower, upper, buckets, expected, tol }) => {
    assertClose(bucketFraction(lower, upper, buckets), expected, { tol });
  });

  test('an empty range holds nothing', () => {
    expect(
      bucketFraction(
        1,
        1,
        readBuckets([
          ['1', 1],
          ['+Inf', 2],
        ]),
      ),
    ).toBe(0);
  });

  test('without a +Inf bucket the total is unknown', () => {
    expect(
      bucketFraction(
        0,
        1,
        readBuckets([
          ['1', 1],
          ['2', 2],
        ]),
      ),
    ).toBeNaN();
  });

  test('a first bucket that reaches down to minus infinity is not split', () => {
    expect(
      bucketFraction(
        Number.NEGATIVE_INFINITY,
        -5,
        readBuckets([
          ['-3', 10],
          ['+Inf', 100],
        ]),
      ),
    ).toBe(0.1);
  });
});

type ConfidenceCase = {
  id: string;
  input: { buckets?: number[][]; threshold?: number };
  expected: {
    shareAbove08?: number;
    reviewRateUpperBound?: number;
    shareAbove?: number;
    low?: number;
    high?: number;
  };
};
const confidence = readVectors<ConfidenceCase[]>(statistics.confidence).flatMap(({ id, input, expected }) =>
  input.buckets === undefined
    ? []
    : [
        {
          id,
          expected,
          threshold: input.threshold ?? 0.8,
          buckets: readBuckets(
            input.buckets.map(([le, n]) => [le === Number.POSITIVE_INFINITY ? '+Inf' : String(le), n ?? 0]),
          ),
        },
      ],
);

describe('shareAbove and shareAtMost', () => {
  test.for(confidence)('$id', ({ buckets, threshold, expected }) => {
    const above = shareAbove(threshold, buckets);
    assertClose(above.share, expected.shareAbove08 ?? expected.shareAbove ?? Number.NaN);
    expect(above.exact).toBe(expected.shareAbove08 !== undefined);
    if (expected.low !== undefined) assertClose(above.low, expected.low);
    if (expected.high !== undefined) assertClose(above.high, expected.high);
    if (expected.reviewRateUpperBound !== undefined) {
      assertClose(shareAtMost(0.5, buckets).share, expected.reviewRateUpperBound);
    }
  });

  test.for(statistics.satisfaction)(
    'satisfaction: number of answers, mean and top two',
    ({ input, expected }) => {
      const buckets = readBuckets(input.buckets);
      const { share, exact, count } = shareAbove(3, buckets);
      expect({ share, exact, count }).toEqual({ share: expected.topTwoBox, exact: true, count: expected.n });
      expect(quotient(input.sum, count)).toEqual({ kind: 'ok', value: expected.mean });
    },
  );

  test('above the highest finite bound only hard bounds are known', () => {
    expect(
      shareAtMost(
        5,
        readBuckets([
          ['1', 8],
          ['+Inf', 10],
        ]),
      ),
    ).toEqual({
      share: 0.8,
      low: 0.8,
      high: 1,
      exact: false,
      count: 10,
    });
  });

  test('without observations there is no share', () => {
    expect(
      shareAtMost(
        1,
        readBuckets([
          ['1', 0],
          ['+Inf', 0],
        ]),
      ),
    ).toMatchObject({ share: Number.NaN, count: 0 });
    expect(shareAbove(1, [])).toMatchObject({ share: Number.NaN, count: 0 });
  });

  test('a bound that is not a number is the caller’s mistake', () => {
    expect(() => shareAtMost(Number.NaN, [])).toThrow(RangeError);
  });
});
