import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DurationMs, durationMs, type EpochMs, epochMs } from '#compute/units.ts';
import vectors from '#compute/vectors/step_alignment.json' with { type: 'json' };
import type { Grid } from './api-response.ts';
import { alignGrid, chooseStep, gridLength, niceStep, rateInterval, splitGrid, tileStep } from './step.ts';

const instant = (seconds: number): EpochMs => epochMs(seconds * 1000);
const duration = (seconds: number): DurationMs => durationMs(seconds * 1000);

function pointsOf(grid: Grid): number[] {
  const points: number[] = [];
  for (let at: number = grid.start; at <= grid.end; at += grid.step) points.push(at);
  return points;
}

const someGrid = fc
  .record({
    start: fc.integer({ min: -1e12, max: 4e12 }),
    step: fc.integer({ min: 1, max: 1e8 }),
    length: fc.integer({ min: 0, max: 400 }),
    rest: fc.nat(),
  })
  .map(({ start, step, length, rest }): Grid => {
    return {
      start: epochMs(start),
      end: epochMs(start + length * step + (rest % step)),
      step: durationMs(step),
    };
  });

describe('the golden cases', () => {
  test.for(vectors.cases)(
    '$input give step $expected.step s and $expected.points points',
    ({ input, expected }) => {
      const start = instant(input.start);
      const end = instant(input.end);
      const scrapeInterval = duration(input.scrapeInterval);
      const step = chooseStep({ start, end, maxPoints: input.maxPoints, scrapeInterval });
      const grid = alignGrid(start, end, step);
      expect(step).toBe(expected.step * 1000);
      expect(grid).toEqual({ start: instant(expected.start), end: instant(expected.end), step });
      expect(gridLength(grid)).toBe(expected.points);
      expect(rateInterval(step, scrapeInterval)).toBe(expected.rateInterval * 1000);
      expect(tileStep(step, scrapeInterval)).toBe(expected.tileStep * 1000);
    },
  );
});

describe('niceStep', () => {
  test.for(vectors.nice)('%i s is nice, and one millisecond more is not', (seconds) => {
    expect(niceStep(duration(seconds))).toBe(seconds * 1000);
    expect(niceStep(durationMs(seconds * 1000 + 1))).toBeGreaterThan(seconds * 1000);
  });

  test('beyond a day it is whole days', () => {
    expect(niceStep(duration(86_401))).toBe(2 * 86_400_000);
    expect(niceStep(duration(10.5 * 86_400))).toBe(11 * 86_400_000);
  });
});

describe('chooseStep', () => {
  test('a point a day for thirty years needs no more than the server allows', () => {
    const step = chooseStep({
      start: epochMs(0),
      end: instant(1e9),
      maxPoints: 1e9,
      scrapeInterval: duration(1),
    });
    expect(1e12 / step).toBeLessThanOrEqual(11_000);
  });

  test('a range that runs backwards is a mistake of the caller', () => {
    const options = { start: epochMs(1), end: epochMs(0), maxPoints: 1, scrapeInterval: duration(15) };
    expect(() => chooseStep(options)).toThrow(RangeError);
  });
});

describe('alignGrid', () => {
  test('both ends are multiples of the step and move back by less than one', () => {
    const instants = fc.integer({ min: -4e12, max: 4e12 });
    fc.assert(
      fc.property(instants, fc.nat(1e12), fc.integer({ min: 1, max: 1e10 }), (start, range, step) => {
        const grid = alignGrid(epochMs(start), epochMs(start + range), durationMs(step));
        for (const [before, after] of [
          [start, grid.start],
          [start + range, grid.end],
        ] as const) {
          expect(Math.abs(after % step)).toBe(0);
          expect(before - after).toBeGreaterThanOrEqual(0);
          expect(before - after).toBeLessThan(step);
        }
      }),
    );
  });

  test('a step of zero is a mistake of the caller', () => {
    expect(() => alignGrid(epochMs(0), epochMs(1), durationMs(0))).toThrow(RangeError);
  });
});

describe('splitGrid', () => {
  test('no point is lost, none comes twice, none moves', () => {
    fc.assert(
      fc.property(someGrid, fc.integer({ min: 1, max: 500 }), (grid, maxPoints) => {
        expect(splitGrid(grid, maxPoints).flatMap(pointsOf)).toEqual(pointsOf(grid));
      }),
    );
  });

  test('no chunk is larger than asked for', () => {
    fc.assert(
      fc.property(someGrid, fc.integer({ min: 1, max: 500 }), (grid, maxPoints) => {
        for (const chunk of splitGrid(grid, maxPoints))
          expect(gridLength(chunk)).toBeLessThanOrEqual(maxPoints);
      }),
    );
  });

  test('a grid that fits is left as it is', () => {
    const grid: Grid = { start: epochMs(0), end: epochMs(10_999), step: durationMs(1) };
    expect(splitGrid(grid)).toEqual([grid]);
    expect(splitGrid({ ...grid, end: epochMs(11_000) })).toHaveLength(2);
  });

  test('a chunk without room for a point is a mistake of the caller', () => {
    const grid: Grid = { start: epochMs(0), end: epochMs(1), step: durationMs(1) };
    expect(() => splitGrid(grid, 0)).toThrow(RangeError);
  });
});
