import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bucketGrid } from './bucket-grid.ts';
import { coarserGrid } from './coarser-grid.ts';
import { gridQuantiles } from './grid-quantiles.ts';
import type { Series } from './series.ts';
import { durationMs, epochMs } from './units.ts';

const LES = ['0.1', '0.2', '0.5', '+Inf'];
const tiles = (start: number, end: number, step: number) => ({
  start: epochMs(start),
  end: epochMs(end),
  step: durationMs(step),
});

/** Whole numbers of requests per 10 ms and bucket; what a server counts in tiles of any step. */
function seriesOf(requests: readonly (readonly number[])[], step: number): readonly Series[] {
  const perTile = step / 10;
  const times = Float64Array.from(
    { length: Math.floor(requests.length / perTile) },
    (_, i) => (i + 1) * step,
  );
  return LES.map((le, column) => ({
    labels: { le },
    times,
    values: times.map((_, tile) =>
      requests
        .slice(tile * perTile, (tile + 1) * perTile)
        .reduce((sum, row) => sum + row.slice(0, column + 1).reduce((a, b) => a + b, 0), 0),
    ),
  }));
}

describe('coarserGrid', () => {
  test('zooming in does not make a number disagree with itself: summed short tiles are the long ones', () => {
    const requests = fc.array(fc.tuple(...LES.map(() => fc.nat({ max: 50 }))), {
      minLength: 12,
      maxLength: 48,
    });
    fc.assert(
      fc.property(requests, fc.constantFrom(20, 30, 60), (rows, step) => {
        const end = Math.floor((rows.length * 10) / step) * step;
        const fine = bucketGrid(seriesOf(rows, 10), tiles(10, rows.length * 10, 10));
        const asked = bucketGrid(seriesOf(rows, step), tiles(step, end, step));
        const summed = coarserGrid(fine, tiles(step, end, step));
        expect(summed).toEqual(asked);
        expect(gridQuantiles(summed, [0.5, 0.95, 0.99])).toEqual(gridQuantiles(asked, [0.5, 0.95, 0.99]));
      }),
    );
  });

  test('a tile that is not covered as a whole is unknown, not smaller', () => {
    const fine = bucketGrid(
      [{ labels: { le: '+Inf' }, times: Float64Array.of(20, 30, 40), values: Float64Array.of(1, 2, 4) }],
      tiles(20, 40, 10),
    );
    const { counts } = coarserGrid(fine, tiles(20, 60, 20));
    expect([...counts]).toEqual([Number.NaN, 6, Number.NaN]);
  });

  test('tiles that do not fit into each other are a mistake', () => {
    const fine = bucketGrid([], tiles(10, 30, 10));
    expect(() => coarserGrid(fine, tiles(15, 30, 15))).toThrow(RangeError);
  });
});
