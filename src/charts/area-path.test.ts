import { describe, expect, test } from 'vitest';
import { durationMs } from '#compute/units.ts';
import { areaPath } from './area-path.ts';

const same = (value: number) => value;
const area = (
  rows: readonly (readonly [time: number, low: number, high: number])[],
  step: number | undefined = undefined,
) =>
  areaPath(
    {
      times: Float64Array.from(rows, ([time]) => time),
      low: Float64Array.from(rows, ([, low]) => low),
      high: Float64Array.from(rows, ([, , high]) => high),
      step: step === undefined ? undefined : durationMs(step),
    },
    same,
    same,
    99,
  );

describe('areaPath', () => {
  test('goes along the upper edge and back along the lower one', () => {
    expect(
      area([
        [0, 1, 5],
        [1, 2, 6],
      ]),
    ).toBe('M0,5L1,6L1,2L0,1Z');
  });

  test('an edge that is not known, and a step that is missing, are gaps', () => {
    expect(
      area([
        [0, 1, 5],
        [1, Number.NaN, 5],
        [2, 1, 5],
      ]).match(/M/g),
    ).toHaveLength(2);
    expect(
      area(
        [
          [0, 1, 5],
          [3, 1, 5],
        ],
        1,
      ).match(/M/g),
    ).toHaveLength(2);
  });

  test('what is open above reaches the edge of the plot', () => {
    expect(area([[4, 1, Number.POSITIVE_INFINITY]])).toBe('M4,99L4,1Z');
  });
});
