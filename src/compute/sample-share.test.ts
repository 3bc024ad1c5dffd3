import { describe, expect, test } from 'vitest';
import { quotient } from './quotient.ts';
import { sampleShare } from './sample-share.ts';
import { assertClose, readVectors } from './vectors/read.ts';
import statistics from './vectors/statistics.json' with { type: 'json' };

type ConfidenceCase = {
  id: string;
  input: { values?: number[]; spec?: string };
  expected: { n: number; shareAbove08: number; reviewRate: number; mean?: number };
};

/** "48x0.45 72x0.75" is 48 scores of 0.45 and 72 of 0.75. */
const spelledOut = (spec: string): number[] =>
  spec.split(' ').flatMap((group) => {
    const [times, score] = group.split('x');
    return Array.from({ length: Number(times) }, () => Number(score));
  });

const raw = readVectors<ConfidenceCase[]>(statistics.confidence).flatMap(({ id, input, expected }) => {
  const values = input.values ?? (input.spec === undefined ? null : spelledOut(input.spec));
  return values === null ? [] : [{ id, values: Object.freeze(values), expected }];
});

describe('sampleShare', () => {
  test.for(raw)('confidence, strictly above 0.8 and strictly below 0.5: $id', ({ values, expected }) => {
    const confident = sampleShare(values, (score) => score > 0.8);
    expect(confident.count).toBe(expected.n);
    assertClose(confident.share, expected.shareAbove08);
    assertClose(sampleShare(values, (score) => score < 0.5).share, expected.reviewRate);
    if (expected.mean !== undefined) {
      const sum = values.reduce((total, score) => total + score, 0);
      const mean = quotient(sum, values.length);
      assertClose(mean.kind === 'ok' ? mean.value : null, expected.mean);
    }
  });

  test('NaN is neither a member nor a sample', () => {
    expect(sampleShare([1, Number.NaN], () => true)).toEqual({ share: 1, count: 1, dropped: 1 });
  });
});
