import { describe, expect, test } from 'vitest';
import { indicatorStatus, mtbfStatus, type TargetSpec } from './indicator-status.ts';
import type { Status } from './status.ts';
import { DAY, durationMs } from './units.ts';
import grades from './vectors/grades.json' with { type: 'json' };
import incidents from './vectors/incidents.json' with { type: 'json' };
import { assertClose, readVectors } from './vectors/read.ts';

type GradeCase = {
  id: string;
  input: {
    spec: Omit<TargetSpec, 'maxAge'> & { maxAge?: number };
    value: number | string | null;
    n?: number;
    age?: number;
    interval?: [number, number];
    forward?: string[];
  };
  expected: { status: Status; u: number | null; reasons: string[] };
  tol: number;
};
const gradeCases = readVectors<GradeCase[]>(grades.indicators);

/** Smallest doubles above and below a positive one. */
const nextUp = (x: number) => x + 2 ** (Math.floor(Math.log2(x)) - 52);
const nextDown = (x: number) => x - 2 ** (Math.floor(Math.log2(x)) - 53);

describe('indicatorStatus', () => {
  test.for(gradeCases)('$id', ({ input, expected, tol }) => {
    const { spec, age, ...rest } = input;
    const { maxAge, ...targets } = spec;
    const judged = indicatorStatus(
      // The vectors count ages in seconds.
      Object.freeze({ ...targets, ...(maxAge === undefined ? {} : { maxAge: durationMs(maxAge * 1000) }) }),
      Object.freeze({ ...rest, ...(age === undefined ? {} : { age: age * 1000 }) }),
    );
    expect({ status: judged.status, reasons: judged.reasons }).toEqual({
      status: expected.status,
      reasons: expected.reasons,
    });
    assertClose(judged.u, expected.u, { tol });
  });

  const latency: TargetSpec = { direction: 'atMost', target: 0.2 };
  const uptime: TargetSpec = { direction: 'atLeast', target: 0.999, ideal: 1 };
  const cost: TargetSpec = { direction: 'atMost', target: 10, tolerance: 0.1 };
  const statusOf = (spec: TargetSpec, value: number | string) => indicatorStatus(spec, { value }).status;

  test('the target itself is met, and so is one ulp to either side', () => {
    for (const value of [nextDown(0.2), 0.2, nextUp(0.2)]) expect(statusOf(latency, value)).toBe('Met');
    for (const value of [nextDown(0.999), 0.999, nextUp(0.999)]) expect(statusOf(uptime, value)).toBe('Met');
  });

  test('what is more than float noise beyond the target is missed', () => {
    expect(statusOf(latency, 0.2 * (1 + 2e-9))).toBe('Missed');
    expect(statusOf(uptime, 0.999 - 2e-12)).toBe('Missed');
  });

  test('nine tenths of the allowance still exceed, one ulp to either side as well', () => {
    for (const value of [nextDown(0.18), 0.18, nextUp(0.18)])
      expect(statusOf(latency, value)).toBe('Exceeding');
    expect(statusOf(latency, 0.18 * (1 + 3e-9))).toBe('Met');
  });

  test('the tolerance is inclusive, one ulp to either side as well', () => {
    for (const value of [nextDown(11), 11, nextUp(11)]) expect(statusOf(cost, value)).toBe('At risk');
    expect(statusOf(cost, 11 * (1 + 2e-9))).toBe('Missed');
  });

  test('where the target is the ideal there is no allowance for noise', () => {
    expect(statusOf({ direction: 'atLeast', target: 1, ideal: 1 }, nextDown(1))).toBe('Missed');
    expect(statusOf({ direction: 'atMost', target: 0 }, Number.MIN_VALUE)).toBe('Missed');
  });

  test('a strict target is at risk on the target, one ulp to either side as well', () => {
    const strict: TargetSpec = { ...uptime, strict: true };
    for (const value of [nextDown(0.999), 0.999, nextUp(0.999)])
      expect(statusOf(strict, value)).toBe('At risk');
    expect(statusOf(strict, 0.99901)).toBe('Met');
  });

  test('an ordinal forgives one notch only where it has a tolerance', () => {
    const audit: TargetSpec = { direction: 'ordinal', target: 'A', scale: ['A+', 'A', 'A-', 'B+'] };
    expect(statusOf(audit, 'A-')).toBe('Missed');
    expect(statusOf({ ...audit, tolerance: 0.1 }, 'A-')).toBe('At risk');
    expect(statusOf({ ...audit, tolerance: 0.1 }, 'B+')).toBe('Missed');
  });

  test('a grade that is not on the scale is no data, not a failed audit', () => {
    const audit: TargetSpec = { direction: 'ordinal', target: 'A', scale: ['A', 'B'] };
    expect(indicatorStatus(audit, { value: 'Z' })).toMatchObject({
      status: 'No data',
      reasons: ['unknown-grade'],
    });
  });

  test('without a scale only the target itself is good enough', () => {
    const attested: TargetSpec = { direction: 'ordinal', target: 'Optimized' };
    expect(indicatorStatus(attested, { value: 'Optimized' })).toMatchObject({ status: 'Met', atBest: true });
    expect(statusOf(attested, 'Reviewed')).toBe('Missed');
  });

  test('NaN, too few samples and old evidence are no data', () => {
    expect(indicatorStatus(latency, { value: Number.NaN }).reasons).toEqual(['no-data']);
    expect(indicatorStatus({ ...latency, minSamples: 20 }, { value: 0.1, n: 19 }).reasons).toEqual([
      'low-sample',
    ]);
    expect(indicatorStatus({ ...latency, minSamples: 20 }, { value: 0.1, n: 20 }).status).toBe('Exceeding');
    expect(indicatorStatus({ ...latency, maxAge: DAY }, { value: 0.1, age: DAY + 1 }).reasons).toEqual([
      'stale',
    ]);
    expect(indicatorStatus({ ...latency, maxAge: DAY }, { value: 0.1, age: DAY }).status).toBe('Exceeding');
  });

  test('2 errors of 150 miss 1 % only at risk, because the interval straddles the target', () => {
    const judged = indicatorStatus(
      { direction: 'atMost', target: 0.01 },
      { value: 2 / 150, n: 150, interval: [0.003664129151227047, 0.04730690870036751] },
    );
    expect(judged).toMatchObject({ status: 'At risk', reasons: ['inconclusive'] });
  });

  test('an uptime that is known for less than 90 % of the time does not exceed', () => {
    expect(indicatorStatus(uptime, { value: 1, coverage: 0.89 })).toMatchObject({
      status: 'Met',
      reasons: ['insufficient-coverage'],
      atBest: false,
    });
    expect(indicatorStatus(uptime, { value: 1, coverage: 0.9 }).status).toBe('Exceeding');
  });

  test('a specification that makes no sense is the caller’s mistake', () => {
    expect(() => statusOf({ direction: 'atLeast', target: 99.9, ideal: 1 }, 0.9)).toThrow(RangeError);
    expect(() => statusOf({ direction: 'band', target: 0 }, 0)).toThrow(RangeError);
    expect(() => statusOf({ direction: 'ordinal', target: 'A', scale: ['B'] }, 'B')).toThrow(RangeError);
    expect(() => statusOf({ direction: 'atMost', target: 'A' }, 1)).toThrow(RangeError);
    expect(() => statusOf({ direction: 'atLeast', target: 0 }, 1)).toThrow(RangeError);
  });
});

type MtbfCase = {
  input: { failures: number; uptimeHours: number; targetHours: number };
  expected: {
    point: number | null;
    atLeast?: number | null;
    lower95: number;
    upper95: number;
    status: Status;
    reasons: string[];
  };
  tol: number;
};

describe('mtbfStatus', () => {
  test.for(readVectors<MtbfCase[]>(incidents.mtbfStatus))('$input', ({ input, expected, tol }) => {
    const { failures, uptimeHours, targetHours } = input;
    const judged = mtbfStatus({ failures, uptime: uptimeHours, target: targetHours });
    expect({ status: judged.status, reasons: judged.reasons }).toEqual({
      status: expected.status,
      reasons: expected.reasons,
    });
    assertClose(judged.point, expected.point, { tol });
    assertClose(judged.atLeast, expected.atLeast ?? null, { tol });
    assertClose(judged.lower95, expected.lower95, { tol });
    assertClose(judged.upper95, expected.upper95, { tol });
  });

  test('no failure in 90 days exceeds 720 hours, because the lower bound does', () => {
    expect(mtbfStatus({ failures: 0, uptime: 2160, target: 720 })).toMatchObject({
      status: 'Exceeding',
      reasons: [],
      point: null,
      atLeast: 2160,
    });
  });
});
