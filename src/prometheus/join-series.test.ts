import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Labels, Series } from '#compute/series.ts';
import { joinSeries } from './join-series.ts';

const series = (labels: Labels, points: readonly (readonly [number, number])[]): Series => ({
  labels,
  times: Float64Array.from(points, ([time]) => time),
  values: Float64Array.from(points, ([, value]) => value),
});

/** The series with its points from `from` to before `to`, as a server answers for a chunk: absent when empty. */
const cut = (whole: readonly Series[], from: number, to: number): readonly Series[] =>
  whole
    .map(({ labels, times, values }) =>
      series(
        labels,
        Array.from(times, (time, i) => [time, values[i] ?? Number.NaN] as const).filter(
          ([time]) => time >= from && time < to,
        ),
      ),
    )
    .filter(({ times }) => times.length > 0);

const byLabel = (all: readonly Series[]) => new Map(all.map((one) => [one.labels.id, one]));

describe('joinSeries', () => {
  test('an answer cut into chunks and joined is the answer', () => {
    const points = fc
      .uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1 })
      .chain((times) =>
        fc.tuple(
          fc.constant(times.toSorted((a, b) => a - b)),
          fc.array(fc.double(), { minLength: times.length, maxLength: times.length }),
        ),
      )
      .map(([times, values]) => times.map((time, i) => [time, values[i] ?? 0] as const));
    const answer = fc
      .array(points, { maxLength: 5 })
      .map((all) => all.map((entry, id) => series({ id: `${id}` }, entry)));
    fc.assert(
      fc.property(answer, fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 4 }), (whole, cuts) => {
        const borders = [0, ...cuts.toSorted((a, b) => a - b), 100];
        const chunks = borders.slice(1).map((to, i) => cut(whole, borders[i] ?? 0, to));
        expect(byLabel(joinSeries(chunks))).toEqual(byLabel(whole));
      }),
    );
  });

  test('the order in which labels are written does not matter', () => {
    const joined = joinSeries([
      [series({ a: '1', b: '2' }, [[1, 1]])],
      [series({ b: '2', a: '1' }, [[2, 2]])],
    ]);
    expect(joined).toEqual([
      series({ a: '1', b: '2' }, [
        [1, 1],
        [2, 2],
      ]),
    ]);
  });

  test('label texts cannot imitate other labels', () => {
    const one = series({ a: '1","b":"2' }, [[1, 1]]);
    const other = series({ a: '1', b: '2' }, [[2, 2]]);
    expect(joinSeries([[one], [other]])).toEqual([one, other]);
  });

  test('a point that comes again at a border is taken once', () => {
    const first = [
      series({}, [
        [1, 1],
        [2, 2],
      ]),
    ];
    const second = [
      series({}, [
        [2, 9],
        [3, 3],
      ]),
    ];
    expect(joinSeries([first, second])).toEqual([
      series({}, [
        [1, 1],
        [2, 2],
        [3, 3],
      ]),
    ]);
  });

  test('no chunks are no series', () => {
    expect(joinSeries([])).toEqual([]);
  });
});
