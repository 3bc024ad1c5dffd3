import { describe, expect, test } from 'vitest';
import { periodDelta } from './period-delta.ts';
import { assertClose, readVectors } from './vectors/read.ts';
import statistics from './vectors/statistics.json' with { type: 'json' };

type TrendCase = {
  input: {
    current: number | null;
    previous: number | null;
    kind: 'ratio' | 'magnitude';
    betterWhen: 'higher' | 'lower';
  };
  expected: { delta: number | null; unit: string | null; sense: string };
  tol: number;
};

describe('periodDelta', () => {
  test.for(readVectors<TrendCase[]>(statistics.trend))('$input', ({ input, expected, tol }) => {
    const { current, previous, kind, betterWhen } = input;
    const delta = periodDelta({ value: current }, { value: previous }, kind, betterWhen);
    assertClose(delta.delta, expected.delta, { tol });
    expect(delta).toMatchObject({ unit: expected.unit, sense: expected.sense });
  });

  test.for(statistics.newcombe)('chance is told from change: $input', ({ input, expected }) => {
    const { k1, n1, k2, n2 } = input;
    const { sense } = periodDelta(
      Object.freeze({ value: k1 / n1, counts: Object.freeze({ k: k1, n: n1 }) }),
      Object.freeze({ value: k2 / n2, counts: Object.freeze({ k: k2, n: n2 }) }),
      'ratio',
      'higher',
    );
    expect(sense).toBe(expected.significant ? 'better' : 'unclear');
  });

  test('under nine tenths of either window there is nothing to compare', () => {
    const whole = { value: 2, coverage: 0.9 };
    const half = { value: 1, coverage: 0.89 };
    expect(periodDelta(whole, whole, 'magnitude', 'lower').sense).toBe('flat');
    for (const [current, previous] of [
      [whole, half],
      [half, whole],
    ] as const) {
      expect(periodDelta(current, previous, 'magnitude', 'lower')).toMatchObject({
        delta: null,
        sense: 'unknown',
      });
    }
  });
});
