import { describe, expect, test } from 'vitest';
import { ratingSummary } from './satisfaction.ts';
import { assertClose, readBuckets } from './vectors/read.ts';
import statistics from './vectors/statistics.json' with { type: 'json' };

const infinity = { le: Number.POSITIVE_INFINITY };

describe('ratingSummary', () => {
  test.for(statistics.satisfaction)('$input.buckets', ({ input, expected, tol }) => {
    const summary = ratingSummary(readBuckets(input.buckets), input.sum);
    if (summary.kind !== 'ok') throw new Error(summary.reason);
    assertClose(summary.value.n, expected.n);
    assertClose(summary.value.mean, expected.mean, { tol });
    assertClose(summary.value.sdSample, expected.sdSample, { tol });
    assertClose(summary.value.ci95Low, expected.ci95Low, { tol });
    assertClose(summary.value.ci95High, expected.ci95High, { tol });
    assertClose(summary.value.topTwoBox, expected.topTwoBox, { tol });
  });

  test('one rating says where the mean is, and nothing about how sure that is', () => {
    const one = [1, 2, 3, 4, 5].map((le) => ({ le, count: le < 4 ? 0 : 1 }));
    expect(ratingSummary([...one, { ...infinity, count: 1 }], 4)).toMatchObject({
      value: { mean: 4, sdSample: Number.NaN, ci95Low: 1, ci95High: 5, topTwoBox: 1 },
    });
  });

  test('a rating above the scale contradicts it', () => {
    expect(
      ratingSummary(
        [
          { le: 5, count: 3 },
          { ...infinity, count: 4 },
        ],
        20,
      ),
    ).toEqual({ kind: 'no-data', reason: 'inconsistent-counts' });
  });

  test('no buckets are no ratings', () => {
    expect(ratingSummary([], 0)).toEqual({ kind: 'no-data', reason: 'no-observations' });
  });
});
