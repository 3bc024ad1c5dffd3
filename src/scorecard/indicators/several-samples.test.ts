import { describe, expect, test } from 'vitest';
import type { Sample } from '#compute/series.ts';
import { epochMs } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { gaugeKind } from './gauge.ts';

const { NaN: NOTHING, POSITIVE_INFINITY: INF, NEGATIVE_INFINITY: NEG_INF } = Number;
const AT = epochMs(1_769_817_600_000);
const MOMENT = { at: AT, window: null };

const samples = (values: readonly number[]): readonly Sample[] =>
  values.map((value, index) => ({ labels: { instance: String(index) }, time: AT, value }));

const gauge = (across: IndicatorOf<'gauge'>['across']): IndicatorOf<'gauge'> => ({
  id: 'x',
  title: 'x',
  kind: 'gauge',
  across,
  unit: 'seconds',
  direction: 'atMost',
  query: 'x',
});

/** Source: max(), min(), sum() and avg() of Prometheus over the same values. */
describe.for([
  { values: [0.12, NOTHING, 0.31], min: 0.12, max: 0.31, sum: NOTHING, mean: NOTHING },
  { values: [NOTHING, 0.5], min: 0.5, max: 0.5, sum: NOTHING, mean: NOTHING },
  { values: [NOTHING, NOTHING], min: NOTHING, max: NOTHING, sum: NOTHING, mean: NOTHING },
  { values: [NOTHING, INF], min: INF, max: INF, sum: NOTHING, mean: NOTHING },
  { values: [NEG_INF, NOTHING, 1], min: NEG_INF, max: 1, sum: NOTHING, mean: NOTHING },
  { values: [1, 2, 6], min: 1, max: 6, sum: 9, mean: 3 },
])('over $values', ({ values, ...expected }) => {
  const results = { samples: () => samples(values), scans: () => [] };

  test.for(['min', 'max', 'sum', 'mean'] as const)('the %s of a gauge is that of the server', (across) => {
    const { outcome } = gaugeKind.measure(gauge(across), results, MOMENT);
    expect(outcome).toEqual({ kind: 'ok', value: expected[across] });
  });
});
