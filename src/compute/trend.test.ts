import { describe, expect, test } from 'vitest';
import { changeSince } from './trend.ts';
import { assertClose, readVectors } from './vectors/read.ts';
import json from './vectors/statistics.json' with { type: 'json' };

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

describe('changeSince', () => {
  test.for(readVectors<TrendCase[]>(json.trend))('$input', ({ input, expected, tol }) => {
    const { delta, unit, sense } = changeSince(input.current, input.previous, input.kind, input.betterWhen);
    assertClose(delta, expected.delta, { tol });
    expect({ unit, sense }).toEqual({ unit: expected.unit, sense: expected.sense });
  });

  test('float noise between two sums is no change', () => {
    expect(changeSince(0.1 + 0.2, 0.3, 'magnitude', 'lower')).toMatchObject({ delta: 0, sense: 'flat' });
  });

  test('something after nothing is new', () => {
    expect(changeSince(5, 0, 'magnitude', 'higher')).toEqual({
      delta: null,
      unit: '%',
      sense: 'better',
      isNew: true,
    });
  });

  test('a change on a band is neither better nor worse by itself', () => {
    expect(changeSince(-0.05, 0.02, 'ratio', null)).toMatchObject({ unit: 'pp', sense: 'unknown' });
  });
});
