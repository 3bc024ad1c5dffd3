import { describe, expect, test } from 'vitest';
import { durationMs, epochMs } from '#compute/units.ts';
import { areaRows, lineRows } from './plot-rows.ts';

const columns = (values: readonly number[]) => Float64Array.from(values);
const INFINITY = Number.POSITIVE_INFINITY;

describe('lineRows', () => {
  test('what is not finite is a gap', () => {
    const rows = lineRows({ times: columns([10, 20, 30]), values: columns([1, Number.NaN, INFINITY]) });
    expect(rows).toEqual([
      { time: 10, value: 1 },
      { time: 20, value: null },
      { time: 30, value: null },
    ]);
  });

  test('a single point has a gap before it: Recharts would draw a mark of its own', () => {
    expect(lineRows({ times: columns([10]), values: columns([1]) })).toEqual([
      { time: 10, value: null },
      { time: 10, value: 1 },
    ]);
  });

  test('nothing stays nothing', () => {
    expect(lineRows({ times: columns([]), values: columns([]) })).toEqual([]);
  });
});

describe('areaRows', () => {
  const SPAN = { start: epochMs(0), end: epochMs(100) };
  const AXIS = { min: 0, max: 50, ticks: [0, 50] };
  type Row = readonly [time: number, low: number, high: number];
  const area = (rows: readonly Row[], wide = 1000) =>
    areaRows(
      {
        times: columns(rows.map(([time]) => time)),
        low: columns(rows.map(([, low]) => low)),
        high: columns(rows.map(([, , high]) => high)),
        step: durationMs(1),
      },
      SPAN,
      wide,
      AXIS,
    );

  test('an edge that is not known, and a step that is missing, are gaps', () => {
    expect(
      area([
        [0, 1, 5],
        [1, Number.NaN, 5],
        [2, 1, 5],
        [5, 2, 6],
      ]),
    ).toEqual([
      { time: 0, edges: [1, 5] },
      { time: 1, edges: null },
      { time: 2, edges: [1, 5] },
      { time: 3, edges: null },
      { time: 5, edges: [2, 6] },
    ]);
  });

  test('what is open above, or beyond the axis, ends where the axis ends', () => {
    expect(
      area([
        [0, 1, INFINITY],
        [1, -3, 70],
      ]),
    ).toEqual([
      { time: 0, edges: [1, 50] },
      { time: 1, edges: [0, 50] },
    ]);
  });

  test('points outside of the span are left out', () => {
    expect(
      area([
        [-1, 1, 5],
        [0, 1, 5],
        [100, 2, 5],
        [101, 1, 5],
      ]).map(({ time }) => time),
    ).toEqual([0, 1, 100]);
  });

  test('with more points than pixels no edge loses its extreme, and what is left out is no gap', () => {
    const rows = Array.from(
      { length: 100 },
      (_, time): Row => [time, time === 37 ? 2 : 10, time === 62 ? 40 : 20],
    );
    const kept = area(rows, 4);
    expect(kept.length).toBeLessThan(40);
    expect(kept).toContainEqual({ time: 37, edges: [2, 20] });
    expect(kept).toContainEqual({ time: 62, edges: [10, 40] });
    expect(kept.filter(({ edges }) => edges === null)).toEqual([]);
  });
});
