import { describe, expect, test } from 'vitest';
import { durationMs, epochMs } from '#compute/units.ts';
import { chartRows, isEmpty, joinLines } from './chart-data.ts';

const line = (id: string, points: readonly (readonly [number, number])[], step?: number) => ({
  id,
  times: Float64Array.from(points, ([time]) => time),
  values: Float64Array.from(points, ([, value]) => value),
  ...(step === undefined ? {} : { step: durationMs(step) }),
});
const span = (start: number, end: number) => ({ start: epochMs(start), end: epochMs(end) });

describe('joinLines', () => {
  test('lines are joined by time and not by position', () => {
    const a = line(
      'a',
      [
        [0, 1],
        [10, 2],
        [20, 3],
      ],
      10,
    );
    const b = line(
      'b',
      [
        [10, 5],
        [20, 6],
      ],
      10,
    );
    expect(chartRows(joinLines([a, b], span(0, 20)))).toEqual([
      { time: 0, values: [1, null] },
      { time: 10, values: [2, 5] },
      { time: 20, values: [3, 6] },
    ]);
  });

  test('a missing step is a gap, drawn by nobody', () => {
    const rows = chartRows(
      joinLines(
        [
          line(
            'a',
            [
              [0, 1],
              [10, 2],
              [30, 4],
            ],
            10,
          ),
        ],
        span(0, 30),
      ),
    );
    expect(rows).toEqual([
      { time: 0, values: [1] },
      { time: 10, values: [2] },
      { time: 20, values: [null] },
      { time: 30, values: [4] },
    ]);
  });

  test('a coarser line is not torn apart by the times of a finer one, and no value is invented for it', () => {
    const fine = line(
      'fine',
      [
        [0, 1],
        [10, 1],
        [20, 1],
      ],
      10,
    );
    const coarse = line(
      'coarse',
      [
        [0, 2],
        [20, 4],
      ],
      20,
    );
    const [, joined] = joinLines([fine, coarse], span(0, 20)).lines;
    expect([...(joined?.drawn ?? [])]).toEqual([2, 3, 4]);
    expect([...(joined?.values ?? [])]).toEqual([2, Number.NaN, 4]);
  });

  test('points outside the span are left out', () => {
    const rows = chartRows(
      joinLines(
        [
          line(
            'a',
            [
              [0, 1],
              [10, 2],
              [20, 3],
            ],
            10,
          ),
        ],
        span(10, 20),
      ),
    );
    expect(rows.map(({ time }) => time)).toEqual([10, 20]);
  });

  test('thinning stays within its budget and keeps the extremes and gaps of every line', () => {
    const length = 5000;
    const points = (peak: number) =>
      Array.from({ length }, (_, index): [number, number] => [index, index === peak ? 99 : index % 7]);
    const torn = points(1234).map(([time, value]): [number, number] => [
      time,
      time === 3000 ? Number.NaN : value,
    ]);
    const joined = joinLines([line('a', torn, 1), line('b', points(4321), 1)], span(0, length - 1), 500);
    expect(joined.times.length).toBeLessThanOrEqual(501);
    expect(joined.lines.map(({ drawn }) => drawn.includes(99))).toEqual([true, true]);
    expect(joined.lines[0]?.drawn.some(Number.isNaN)).toBe(true);
  });

  test('inputs are not changed', () => {
    const input = line(
      'a',
      [
        [0, 1],
        [30, 2],
      ],
      10,
    );
    joinLines([input], span(0, 30));
    expect([...input.times]).toEqual([0, 30]);
  });
});

describe('isEmpty', () => {
  test.for([
    { name: 'no lines', lines: [], empty: true },
    { name: 'only gaps', lines: [line('a', [[0, Number.NaN]])], empty: true },
    { name: 'one zero', lines: [line('a', [[0, 0]])], empty: false },
  ])('$name', ({ lines, empty }) => {
    expect(isEmpty(joinLines(lines, span(0, 10)))).toBe(empty);
  });
});
