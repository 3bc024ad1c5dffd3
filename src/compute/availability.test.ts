import { describe, expect, test } from 'vitest';
import {
  allowedDowntime,
  countRequests,
  eventRatio,
  impliedAvailability,
  type RequestFormula,
  requestAvailability,
  requestRule,
  requiredMttr,
  timeAvailability,
  type UnknownPolicy,
} from './availability.ts';
import { valueOrNull } from './outcome.ts';
import { DAY, durationMs, HOUR, ratio } from './units.ts';
import { assertClose, readVectors } from './vectors/read.ts';
import json from './vectors/uptime.json' with { type: 'json' };

type TimeExpectation = { uptime: number; coverage: number; badSlots: number };
type Vectors = {
  requestBased: {
    id: string;
    input: { counts: Record<string, number> };
    expected: Record<string, number>;
    tol: number;
  }[];
  timeBased: {
    id: string;
    input: { slots: number; bad: number; unknown: number };
    expected: Record<UnknownPolicy, TimeExpectation>;
    tol: number;
  }[];
};
const vectors = readVectors<Vectors>(json);

const FORMULAS: readonly [string, RequestFormula][] = [
  ['seedFormula', 'strict'],
  ['availabilityNon5xx', 'non-5xx'],
  ['availabilityExcl4xx', 'without-4xx'],
];

const available = (counts: Record<string, number>, formula: RequestFormula, badExtra?: readonly string[]) =>
  requestAvailability(countRequests(Object.freeze(counts), requestRule(formula, badExtra)));

/** The vectors write NaN where there is no figure. */
const orNaN = (value: number | null): number => value ?? Number.NaN;

describe('requestAvailability', () => {
  describe.for(FORMULAS)('%s', ([name, formula]) => {
    test.for(vectors.requestBased)('$id', ({ input, expected, tol }) => {
      assertClose(orNaN(valueOrNull(available(input.counts, formula))), orNaN(expected[name] ?? null), {
        tol,
      });
    });
  });

  test('throttling counts against us where it is said to', () => {
    const counts = { 200: 990, 429: 10 };
    expect(available(counts, 'without-4xx')).toEqual({ kind: 'ok', value: 1 });
    expect(available(counts, 'without-4xx', ['429'])).toEqual({ kind: 'ok', value: 0.99 });
  });

  test('no valid request is no data, neither 0 nor 100 %', () => {
    expect(available({ 401: 50 }, 'without-4xx')).toEqual({ kind: 'no-data', reason: 'no-valid-events' });
  });
});

describe('eventRatio', () => {
  test('what the server could not count is no data', () => {
    expect(eventRatio({ bad: Number.NaN, valid: 10 })).toEqual({ kind: 'no-data', reason: 'not-a-number' });
  });

  test('more bad events than events is a wrong query, not 110 %', () => {
    expect(eventRatio({ bad: 11, valid: 10 })).toEqual({ kind: 'no-data', reason: 'inconsistent-counts' });
  });

  test('float noise above the whole is the whole', () => {
    expect(eventRatio({ bad: 10.000000000000002, valid: 10 })).toEqual({ kind: 'ok', value: 1 });
  });
});

describe('timeAvailability', () => {
  const cases = vectors.timeBased.flatMap(({ id, input, expected, tol }) =>
    (['exclude', 'bad', 'good'] as const).map((policy) => ({
      id,
      input,
      policy,
      tol,
      expected: expected[policy],
    })),
  );

  test.for(cases)('$id, unknown time: $policy', ({ input, policy, expected, tol }) => {
    const { uptime, coverage, badSlots } = timeAvailability(Object.freeze(input), policy);
    assertClose(orNaN(valueOrNull(uptime)), expected.uptime, { tol });
    assertClose(orNaN(coverage), expected.coverage, { tol });
    expect(badSlots).toBe(expected.badSlots);
  });

  test('below 90 % known time the uptime is partial, exactly at 90 % it is not', () => {
    expect(timeAvailability({ slots: 100, bad: 0, unknown: 10 }, 'exclude').uptime.kind).toBe('ok');
    expect(timeAvailability({ slots: 100, bad: 0, unknown: 11 }, 'exclude').uptime).toEqual({
      kind: 'partial',
      value: 1,
      reason: 'insufficient-coverage',
    });
  });

  test('more bad and unknown time than there is is the caller’s mistake', () => {
    expect(() => timeAvailability({ slots: 1, bad: 1, unknown: 1 }, 'exclude')).toThrow(RangeError);
  });
});

describe('allowedDowntime', () => {
  test.for(json.allowedDowntime)('$input.target over $input.windowDays days', ({ input, expected }) => {
    const downtime = allowedDowntime(ratio(input.target), durationMs(input.windowDays * DAY));
    assertClose(downtime / 1000, expected.allowedDowntimeSeconds);
  });

  test('a target outside 0..1 is the caller’s mistake', () => {
    expect(() => allowedDowntime(ratio(99.9), DAY)).toThrow(RangeError);
  });
});

describe('impliedAvailability and requiredMttr', () => {
  const mtbf = durationMs(720 * HOUR);

  test('the brief’s targets for MTBF and MTTR do not reach its target for uptime', () => {
    assertClose(impliedAvailability(mtbf, durationMs(4 * HOUR)), json.seedTargetsConsistency.value);
    assertClose(requiredMttr(ratio(0.999), mtbf) / HOUR, json.seedTargetsConsistency.mttrNeededFor999);
  });
});
