import { describe, expect, test } from 'vitest';
import { anomalies } from './anomalies.ts';
import { anomalyScore } from './anomaly-score.ts';
import { DAY, HOUR } from './units.ts';
import { assertClose, readVectors } from './vectors/read.ts';
import statistics from './vectors/statistics.json' with { type: 'json' };

type Case = {
  id: string;
  input: { baseline: number[]; x: number };
  expected: { z: number | null; anomaly: boolean; reason: string; median?: number; mad?: number };
  tol: number;
};

describe('anomalyScore', () => {
  test.for(readVectors<Case[]>(statistics.anomaly))('$id', ({ input, expected, tol }) => {
    const score = anomalyScore(Object.freeze(input.baseline), input.x);
    assertClose(score.z, expected.z, { tol });
    expect(score).toMatchObject({ anomaly: expected.anomaly, reason: expected.reason });
    assertClose(score.median, expected.median ?? null, { tol });
    assertClose(score.mad, expected.mad ?? null, { tol });
  });

  test('anything that differs from what never moved is an anomaly', () => {
    const constant = [5, 5, 5, 5, 5, 5, 5];
    expect(anomalyScore(constant, 5.001)).toMatchObject({ z: Number.POSITIVE_INFINITY, anomaly: true });
    expect(anomalyScore(constant, 4.999)).toMatchObject({ z: Number.NEGATIVE_INFINITY, anomaly: true });
  });

  test.for<[title: string, baseline: number[], x: number, anomaly: boolean]>([
    ['noise of sums in what never moved', Array(8).fill(0.5 - 3.6e-15), 0.5 + 1.8e-14, false],
    [
      'a baseline that is noise itself',
      [1, 2, 3, 4, 5, 6, 7].map((k) => 100 + k * 1e-12),
      100 + 4e-11,
      false,
    ],
    ['mostly one value, and noise', [...Array(6).fill(100), 100 + 1e-12], 100 + 1e-10, false],
    ['below 1e-9 of the size', Array(7).fill(2000), 2000 + 1.9e-6, false],
    ['above it', Array(7).fill(2000), 2000 + 2.1e-6, true],
    ['a negative size', Array(7).fill(-2000), -2000 - 1.9e-6, false],
    ['a real step beside noise', [1, 2, 3, 4, 5, 6, 7].map((k) => 100 + k * 1e-12), 101, true],
    ['what never was', Array(7).fill(0), 1e-3, true],
  ])('%s', ([, baseline, x, anomaly]) => {
    expect(anomalyScore(baseline, x).anomaly).toBe(anomaly);
  });

  test('a month of half a dollar a day is no anomaly on any day', () => {
    const values = [
      ...Array(23).fill(0.49999999999999645),
      0.5000000000000099,
      ...Array(7).fill(0.5000000000000178),
    ];
    const found = anomalies(
      values.map((_, day) => day * DAY),
      values,
    );
    expect(found.filter(({ anomaly }) => anomaly)).toEqual([]);
  });

  test('a gap is no anomaly, and none of the baseline', () => {
    expect(anomalyScore([1, 2, 3, 4, 5, 6, 7], Number.NaN)).toMatchObject({ z: null, reason: 'missing' });
    expect(anomalyScore([1, 2, 3, 4, 5, 6, Number.NaN], 4).reason).toBe('too-few');
  });
});

/** A point every quarter of an hour, so that an hour of the week has enough of them in four weeks. */
const QUARTER = HOUR / 4;
const weeks = (count: number, valueAt: (time: number) => number) => {
  const times = Array.from({ length: (count * 7 * DAY) / QUARTER }, (_, index) => index * QUARTER);
  return { times: Object.freeze(times), values: times.map(valueAt) };
};

describe('anomalies', () => {
  test('what is usual for its hour of the week is no anomaly, although unusual for the day', () => {
    // A load test every Thursday at 12, and a little noise so that the deviation is not 0.
    const isTest = (time: number) => Math.floor(time / HOUR) % 168 === 12;
    const { times, values } = weeks(5, (time) => (isTest(time) ? 900 : 100) + ((time / QUARTER) % 4));
    const found = anomalies(times, Object.freeze(values));
    expect(found.filter(({ anomaly }) => anomaly)).toEqual([]);
    expect(new Set(found.map(({ season }) => season))).toEqual(new Set(['hour-of-week']));
  });

  test('three of five points make it last, one does not', () => {
    const { times, values } = weeks(5, (time) => 100 + ((time / QUARTER) % 4));
    const spiked = values.with(1000, 900).with(2000, 900).with(2002, 900).with(2003, 900);
    const found = anomalies(times, Object.freeze(spiked));
    const indexes = (is: (point: (typeof found)[number]) => boolean) =>
      found.flatMap((point, index) => (is(point) ? [index] : []));
    expect(indexes(({ anomaly }) => anomaly)).toEqual([1000, 2000, 2002, 2003]);
    expect(indexes(({ isSustained }) => isSustained)).toEqual([2003, 2004]);
  });

  test('a younger series is compared with its hours of the day, and a newborn one with all of itself', () => {
    const young = weeks(2, (time) => time % 7);
    expect(anomalies(young.times, young.values).at(-1)?.season).toBe('hour-of-day');
    const newborn = anomalies(
      [0, 1, 2, 3, 4, 5, 6, 7].map((hour) => hour * HOUR),
      [1, 2, 1, 2, 1, 2, 1, 2],
    );
    expect(newborn.at(-1)?.season).toBe('all');
    expect(anomalies([0, HOUR], [1, 2]).at(-1)).toMatchObject({ season: null, reason: 'too-few' });
  });

  test('times without their values are the caller’s mistake', () => {
    expect(() => anomalies([1], [])).toThrow(RangeError);
  });
});
