import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { counterIncrease, extrapolatedIncrease, sumTiles } from './counter.ts';
import json from './vectors/rate_increase.json' with { type: 'json' };
import { assertClose } from './vectors/read.ts';

/** The vectors' own description: t=60i, v=10i for i<=30 else 10(i-31)+3. */
const RESET = Array.from({ length: 61 }, (_, i) => [60 * i, i <= 30 ? 10 * i : 10 * (i - 31) + 3]);

const cases = json.cases.map(({ id, input, expected, tol }) => {
  const samples = 'samples' in input && input.samples !== undefined ? input.samples : RESET;
  return {
    id,
    expected,
    tol,
    times: Object.freeze(samples.map(([time]) => Number(time) * 1000)),
    values: Object.freeze(samples.map(([, value]) => Number(value))),
    end: input.tEnd * 1000,
    start: (input.tEnd - input.range) * 1000,
  };
});

describe('extrapolatedIncrease', () => {
  test.for(cases)('as Prometheus 2.42: $id', ({ times, values, start, end, expected, tol }) => {
    assertClose(extrapolatedIncrease(times, values, start, end, 'closed'), expected.increaseV2, { tol });
  });

  test.for(cases)('as Prometheus 3: $id', ({ times, values, start, end, expected, tol }) => {
    assertClose(extrapolatedIncrease(times, values, start, end, 'left-open'), expected.increaseV3, { tol });
  });
});

describe('counterIncrease', () => {
  test('a restart adds what was counted since, and never lowers the increase', () => {
    expect(counterIncrease([10, 15, 3, 8])).toBe(13);
  });

  test('a gap is bridged: the counter went on counting', () => {
    expect(counterIncrease([10, Number.NaN, 15])).toBe(5);
  });

  test('a single sample is no increase, not an increase of 0', () => {
    expect(counterIncrease([7])).toBeNaN();
    expect(counterIncrease([])).toBeNaN();
  });

  test('adds up over any split point', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 3 }), fc.nat(), (values, pick) => {
        const split = 1 + (pick % (values.length - 2));
        expect(counterIncrease(values.slice(0, split + 1)) + counterIncrease(values.slice(split))).toBe(
          counterIncrease(values),
        );
      }),
    );
  });

  test('never falls below zero', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 2 }), (values) => {
        expect(counterIncrease(Object.freeze(values))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('sumTiles', () => {
  test('tells an empty span from a span of zeros', () => {
    expect(sumTiles([Number.NaN])).toEqual({ total: 0, present: 0, missing: 1 });
    expect(sumTiles([0, 0])).toEqual({ total: 0, present: 2, missing: 0 });
  });
});
