import { describe, expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { gaugeKind } from './gauge.ts';
import { quotientKind } from './quotient.ts';

const AT = epochMs(0);
const moment = { at: AT, window: null };

function measureGauge(value: number, settings: object) {
  const indicator = stubIndicator('gauge', {
    query: 'x',
    unit: 'score',
    ...settings,
  }) as IndicatorOf<'gauge'>;
  const samples = () => [{ labels: {}, time: AT, value }];
  return gaugeKind.measure(indicator, { samples, scans: () => [] }, moment);
}

// Value of the server, settings, and the figure by hand.
test.for([
  [250, { scale: 0.001 }, 0.25],
  [3, { clamp: [0, 10] }, 3],
  [12, { clamp: [0, 10] }, 10],
  [-2, { clamp: [-1, 10] }, -1],
  [4, { scale: 2, clamp: [0, 7] }, 7],
] as const)('%d with %j is %d', ([value, settings, expected]) => {
  expect(measureGauge(value, settings).outcome).toEqual({ kind: 'ok', value: expected });
});

test('a quotient is multiplied and kept inside', () => {
  const indicator = stubIndicator('quotient', {
    numerator: 'a',
    denominator: 'b',
    scale: 1000,
    clamp: [0, 2000],
  }) as IndicatorOf<'quotient'>;
  const of = (numerator: number) =>
    quotientKind.measure(
      indicator,
      {
        samples: (name) => [{ labels: {}, time: AT, value: name === 'numerator' ? numerator : 4 }],
        scans: () => [],
      },
      moment,
    );
  expect(of(3).outcome).toEqual({ kind: 'ok', value: 750 });
  expect(of(12).outcome).toEqual({ kind: 'ok', value: 2000 });
  expect(of(3).formula).toBe('(numerator ÷ denominator) × 1000, from 0 to 2000');
});

describe('what a clamp hides', () => {
  test.for([
    [Number.NaN, Number.NaN],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ] as const)('%d is no number that could be inside', ([value, expected]) =>
    expect(measureGauge(value, { clamp: [0, 10] }).outcome).toEqual({ kind: 'ok', value: expected }),
  );

  test.for([
    ['atLeast', 1.02, 1, ['cut-by-clamp']],
    ['atLeast', -0.02, 0, undefined],
    ['atMost', -0.02, 0, ['cut-by-clamp']],
    ['atMost', 1.02, 1, undefined],
  ] as const)('with %s %d is %d, and in doubt where that is good', ([direction, value, expected, doubts]) => {
    const measured = measureGauge(value, { unit: 'ratio', clamp: [0, 1], direction });
    expect(measured.outcome).toEqual({ kind: 'ok', value: expected });
    expect(measured.doubts).toEqual(doubts);
  });

  test('a percentage is no share because it is cut to one', () => {
    const { outcome, details } = measureGauge(60, { unit: 'ratio', clamp: [0, 1], direction: 'atLeast' });
    expect(outcome).toEqual({ kind: 'no-data', reason: 'implausible-value' });
    expect(details?.['implausible-value']).toContain('it is 60, and a share is at most 1');
  });
});
