import { describe, expect, test } from 'vitest';
import { m4Indices } from './m4.ts';
import { epochMs } from './units.ts';
import vectors from './vectors/downsample.json' with { type: 'json' };

type Pair = readonly [time: number, value: number | null];

const asPairs = (rows: readonly (number | null)[][]) => rows as unknown as readonly Pair[];

function columnsOf(pairs: readonly Pair[]) {
  return {
    times: Float64Array.from(pairs, ([time]) => time),
    values: Float64Array.from(pairs, ([, value]) => value ?? Number.NaN),
  };
}

describe('m4Indices', () => {
  test.for(vectors.cases)('keeps the points of the reference: $id', ({ input, expected }) => {
    const pairs = asPairs(input.points);
    const kept = m4Indices(columnsOf(pairs), epochMs(input.t0), epochMs(input.t1), input.bins);
    expect(kept.map((index) => pairs[index])).toEqual(asPairs(expected));
  });

  test('a peak beside a dip survives', () => {
    const values = Float64Array.from({ length: 1000 }, (_, index) =>
      index === 500 ? 9 : index === 501 ? -9 : 0,
    );
    const times = values.map((_, index) => index);
    const kept = m4Indices({ times, values }, epochMs(0), epochMs(1000), 10);
    expect(kept).toContain(500);
    expect(kept).toContain(501);
    expect(kept.length).toBeLessThanOrEqual(40);
  });

  test('nothing but gaps keeps the first point of them, and no points keep none', () => {
    const times = Float64Array.of(0, 1, 2);
    expect(m4Indices({ times, values: times.map(() => Number.NaN) }, epochMs(0), epochMs(3), 2)).toEqual([0]);
    const none = new Float64Array();
    expect(m4Indices({ times: none, values: none }, epochMs(0), epochMs(3), 2)).toEqual([]);
  });

  test('refuses a width of nothing', () => {
    const empty = { times: new Float64Array(), values: new Float64Array() };
    expect(() => m4Indices(empty, epochMs(0), epochMs(1), 0)).toThrow(RangeError);
    expect(() => m4Indices(empty, epochMs(1), epochMs(1), 10)).toThrow(RangeError);
  });
});
