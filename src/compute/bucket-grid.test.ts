import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bucket, parseLe, sumBuckets } from './bucket.ts';
import { bucketGrid, sumRows, type TileTimes } from './bucket-grid.ts';
import { bucketQuantile } from './bucket-quantile.ts';
import { gridQuantiles } from './grid-quantiles.ts';
import type { Series } from './series.ts';
import { durationMs, epochMs } from './units.ts';

const STEP = durationMs(60_000);
const START = epochMs(1_800_000);
const ROWS = 300;
const tiles: TileTimes = { start: START, end: epochMs(START + (ROWS - 1) * STEP), step: STEP };

/** What a server may send: counts that fall, that differ by noise only, that are missing or not a number. */
const counts = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 40 }) },
  { weight: 2, arbitrary: fc.double({ min: 0, max: 40, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(20, 20 * (1 + 2e-13), 20 * (1 - 2e-13)) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1, 1e-320, undefined) },
);
/** Spelt twice, unreadable, below zero, and mostly with a top. */
const les = fc.constantFrom('0.1', '1', '1.0', '1e0', '2.5', '-1', '+Inf', '+Inf', '+Inf', 'no bound');
const series = fc
  .record({ le: les, counts: fc.array(counts, { minLength: ROWS, maxLength: ROWS }) })
  .map(({ le, counts }): Series => {
    const present = counts.flatMap((count, row) => (count === undefined ? [] : [{ count, row }]));
    return Object.freeze({
      labels: Object.freeze({ le }),
      times: Float64Array.from(present, ({ row }) => START + row * STEP),
      values: Float64Array.from(present, ({ count }) => count),
    });
  });
const answers = fc.array(series, { maxLength: 7 });
const quantiles = fc.oneof(fc.constantFrom(0, 0.5, 0.95, 0.99, 1, -1, 2, Number.NaN), fc.double());

/** The buckets of one tile as objects, in the order of the series. */
function bucketsAt(series: readonly Series[], row: number): Bucket[] {
  return series.flatMap(({ labels, times, values }) => {
    const le = parseLe(labels.le ?? '');
    const index = times.indexOf(START + row * STEP);
    return le === null || index === -1 ? [] : [{ le, count: values[index] ?? Number.NaN }];
  });
}

describe('gridQuantiles', () => {
  test('is bucketQuantile of every tile, to the last bit', () => {
    fc.assert(
      fc.property(answers, quantiles, (series, q) => {
        const result = gridQuantiles(bucketGrid(series, tiles), [q]);
        const [column] = result.quantiles;
        for (let row = 0; row < ROWS; row += 7) {
          expect({
            value: column?.values[row],
            bracketLow: column?.bracketLow[row],
            bracketHigh: column?.bracketHigh[row],
            saturated: column?.saturated[row] === 1,
            forcedMonotonic: q >= 0 && q <= 1 && result.forcedMonotonic[row] === 1,
            fixedPrecision: q >= 0 && q <= 1 && result.fixedPrecision[row] === 1,
            count: q >= 0 && q <= 1 ? result.counts[row] : 0,
          }).toEqual(bucketQuantile(q, bucketsAt(series, row)));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('several quantiles at once are those asked for one by one', () => {
    fc.assert(
      fc.property(answers, (series) => {
        const grid = bucketGrid(series, tiles);
        const [p50, p95] = gridQuantiles(grid, [0.5, 0.95]).quantiles;
        expect(p50).toEqual(gridQuantiles(grid, [0.5]).quantiles[0]);
        expect(p95).toEqual(gridQuantiles(grid, [0.95]).quantiles[0]);
      }),
      { numRuns: 20 },
    );
  });
});

describe('bucketGrid', () => {
  const one = (le: string, times: number[], values: number[]): Series => ({
    labels: { le },
    times: Float64Array.from(times),
    values: Float64Array.from(values),
  });

  test('what lies beside the tiles is left out', () => {
    const grid = bucketGrid(
      [one('+Inf', [START - STEP, START, START + 1, START + STEP, tiles.end + STEP], [1, 2, 3, 4, 5])],
      tiles,
    );
    expect(grid.times).toHaveLength(ROWS);
    expect([...grid.counts].filter((count) => !Number.isNaN(count))).toEqual([2, 4]);
  });

  test('without a readable bound there are rows and no columns', () => {
    const grid = bucketGrid([one('abc', [START], [1]), { ...one('', [START], [1]), labels: {} }], tiles);
    expect(grid.bounds).toHaveLength(0);
    expect(grid.counts).toHaveLength(0);
    expect(gridQuantiles(grid, [0.5]).quantiles[0]?.values.every(Number.isNaN)).toBe(true);
  });

  test('refuses a step of nothing', () => {
    expect(() => bucketGrid([], { ...tiles, step: durationMs(0) })).toThrow(RangeError);
  });
});

describe('sumRows', () => {
  test('is sumBuckets of the tiles', () => {
    fc.assert(
      fc.property(answers, fc.nat(ROWS), fc.nat(12), (series, from, length) => {
        const to = Math.min(from + length, ROWS);
        const rows = Array.from({ length: to - from }, (_, index) => bucketsAt(series, from + index));
        expect(sumRows(bucketGrid(series, tiles), from, to)).toEqual(sumBuckets(rows));
      }),
    );
  });

  test.for([
    [-1, 2],
    [2, 1],
    [0, ROWS + 1],
    [Number.NaN, 2],
  ] as const)('refuses the rows %s to %s', ([from, to]) => {
    expect(() => sumRows(bucketGrid([], tiles), from, to)).toThrow(RangeError);
  });
});
