import { describe, expect, test } from 'vitest';
import { valueAxis } from './value-axis.ts';

describe('valueAxis', () => {
  test.for([
    {
      name: 'round ticks around the values',
      values: [0.052, 0.52],
      wanted: 4,
      from0: true,
      ticks: [0, 0.2, 0.4, 0.6],
    },
    { name: 'no float dust on ticks', values: [0, 0.3], wanted: 3, from0: true, ticks: [0, 0.1, 0.2, 0.3] },
    {
      name: 'not from zero unless asked',
      values: [0.998, 1],
      wanted: 4,
      from0: false,
      ticks: [0.998, 0.9985, 0.999, 0.9995, 1],
    },
    { name: 'below zero', values: [-15, 5], wanted: 4, from0: false, ticks: [-15, -10, -5, 0, 5] },
    {
      name: 'a flat line has room above and below',
      values: [100, 100],
      wanted: 4,
      from0: false,
      ticks: [90, 95, 100, 105, 110],
    },
    { name: 'all zero', values: [0, 0], wanted: 2, from0: true, ticks: [0, 0.5, 1] },
    { name: 'nothing at all', values: [Number.NaN], wanted: 2, from0: false, ticks: [0, 0.5, 1] },
  ])('$name', ({ values, wanted, from0, ticks }) => {
    const axis = valueAxis(values, wanted, { from0 });
    expect(axis.ticks).toEqual(ticks);
    expect([axis.min, axis.max]).toEqual([ticks[0], ticks.at(-1)]);
  });

  test('sizes stand at round numbers of their prefix', () => {
    const MiB = 1024 ** 2;
    expect(valueAxis([0, 1.9 * 1024 * MiB], 4, { from0: true, isBinary: true }).ticks).toEqual(
      [0, 500, 1000, 1500, 2000].map((count) => count * MiB),
    );
    expect(valueAxis([0, 3.9 * 1024 * MiB], 4, { isBinary: true }).ticks).toEqual(
      [0, 1, 2, 3, 4].map((count) => count * 1024 * MiB),
    );
    expect(valueAxis([0, 4], 4, { isBinary: true }).ticks).toEqual([0, 1, 2, 3, 4]);
  });

  test('makes no room above what a value can be', () => {
    expect(valueAxis([1, 1], 4, { limit: 1 }).ticks.at(-1)).toBe(1);
    expect(valueAxis([1.2, 1.2], 4, { limit: 1 }).max).toBeGreaterThanOrEqual(1.2);
  });
});
