import { describe, expect, test } from 'vitest';
import { durationMs, epochMs } from '#compute/units.ts';
import { drawnPoints, isEmpty, type JoinedLines, joinLines, nearestRow } from './chart-data.ts';

const line = (id: string, points: readonly (readonly [number, number])[], step?: number) => ({
  id,
  times: Float64Array.from(points, ([time]) => time),
  values: Float64Array.from(points, ([, value]) => value),
  ...(step === undefined ? {} : { step: durationMs(step) }),
});
/** Row by row; null where a line has no value. */
const rowsOf = ({ times, lines }: JoinedLines) =>
  Array.from(times, (time, row) => ({
    time,
    values: lines.map(({ values }) => (Number.isNaN(values[row]) ? null : values[row])),
  }));
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
    expect(rowsOf(joinLines([a, b], span(0, 20)))).toEqual([
      { time: 0, values: [1, null] },
      { time: 10, values: [2, 5] },
      { time: 20, values: [3, 6] },
    ]);
  });

  test('a missing step is a gap, drawn by nobody', () => {
    const rows = rowsOf(
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

  test('no value is invented for a coarser line at the times of a finer one', () => {
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
    expect([...(joined?.values ?? [])]).toEqual([2, Number.NaN, 4]);
  });

  test('points outside the span are left out', () => {
    const rows = rowsOf(
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

describe('drawnPoints', () => {
  const LENGTH = 5000;
  const torn = line(
    'a',
    Array.from({ length: LENGTH }, (_, index): [number, number] => [
      index,
      index === 1234 ? 99 : index === 3000 ? Number.NaN : index % 7,
    ]),
    1,
  );

  test('keeps at most four points a column and the gap, and every extreme', () => {
    const { times, values } = drawnPoints(torn, span(0, LENGTH - 1), 100);
    expect(times.length).toBeLessThanOrEqual(4 * 100 + 1);
    expect(values).toContain(99);
    expect(values.some(Number.isNaN)).toBe(true);
  });

  test('draws every point where there is a pixel for it', () => {
    expect(drawnPoints(torn, span(0, 149), 100).times).toHaveLength(150);
  });
});

describe('nearestRow', () => {
  const times = Float64Array.of(0, 10, 20);
  test.for([
    [-5, 0],
    [4, 0],
    [6, 1],
    [15, 2],
    [99, 2],
  ])('%d', ([time, row]) => {
    expect(nearestRow(times, time as number)).toBe(row);
  });

  test('of nothing there is none', () => {
    expect(nearestRow(new Float64Array(), 3)).toBe(-1);
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
