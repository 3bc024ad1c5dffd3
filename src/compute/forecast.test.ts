import { describe, expect, test } from 'vitest';
import { linearForecast } from './linear-forecast.ts';
import { monthEndForecast } from './month-end-forecast.ts';
import { assertClose } from './vectors/read.ts';
import statistics from './vectors/statistics.json' with { type: 'json' };

describe('monthEndForecast', () => {
  test.for(statistics.forecastMean)('$input.dailySpend, $input.remainingDays to go', (vector) => {
    const { input, expected, tol } = vector;
    const forecast = monthEndForecast(Object.freeze(input.dailySpend), input.remainingDays);
    if (forecast === null) throw new Error('no forecast');
    assertClose(forecast.spentToDate, expected.spentToDate, { tol });
    assertClose(forecast.forecastRemaining, expected.forecastRemaining, { tol });
    assertClose(forecast.forecastTotal, expected.forecastTotal, { tol });
    assertClose(forecast.low, expected.low, { tol });
    assertClose(forecast.high, expected.high, { tol });
    assertClose(forecast.tQuantile, expected.tQuantile, { tol });
  });

  test('fewer than seven days are no basis', () => {
    expect(monthEndForecast([1, 2, 3, 4, 5, 6], 1)?.isReliable).toBe(false);
    expect(monthEndForecast([1, 2, 3, 4, 5, 6, 7], 1)?.isReliable).toBe(true);
  });

  test('the shown interval never undoes what is spent', () => {
    const forecast = monthEndForecast([5, 5, 5, 20], 26);
    expect(forecast?.low).toBeLessThan(0);
    expect(forecast?.shownLow).toBe(35);
  });

  test('only the last 28 days say what a day costs', () => {
    const daily = [100, 100, ...Array.from({ length: 28 }, () => 10)];
    expect(monthEndForecast(daily, 1)).toMatchObject({ spentToDate: 480, forecastRemaining: 10, low: 490 });
  });

  test('on the last day nothing is left to guess', () => {
    expect(monthEndForecast([7], 0)).toMatchObject({ forecastTotal: 7, low: 7, high: 7 });
    expect(monthEndForecast([7], 1)).toMatchObject({ low: Number.NEGATIVE_INFINITY, shownLow: 7 });
  });

  test('days in the past and amounts that are none are the caller’s mistake', () => {
    expect(() => monthEndForecast([1], -1)).toThrow(RangeError);
    expect(() => monthEndForecast([Number.NaN], 1)).toThrow(RangeError);
  });
});

describe('linearForecast', () => {
  test.for(statistics.linearForecast)('agrees with scipy at $input.x0', ({ input, expected, tol }) => {
    const forecast = linearForecast(Object.freeze(input.x), Object.freeze(input.y), input.x0);
    if (forecast === null) throw new Error('no forecast');
    assertClose(forecast.slope, expected.slope, { tol });
    assertClose(forecast.intercept, expected.intercept, { tol });
    assertClose(forecast.y0, expected.y0, { tol });
    assertClose(forecast.low, expected.low, { tol });
    assertClose(forecast.high, expected.high, { tol });
  });

  test('a gap is left out', () => {
    expect(linearForecast([0, 1, 2], [1, Number.NaN, 3], 3)?.y0).toBe(4);
  });

  test('two points give a line but no idea how far off it is', () => {
    expect(linearForecast([0, 1], [0, 1], 2)).toMatchObject({
      y0: 2,
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
    });
  });

  test('one moment gives no line', () => {
    expect(linearForecast([1, 1], [2, 3], 5)).toBeNull();
    expect(linearForecast([], [], 5)).toBeNull();
  });

  test('times as large as epoch milliseconds lose no digits', () => {
    const start = 1_767_225_600_000;
    const forecast = linearForecast([start, start + 1000, start + 2000], [1, 2, 3], start + 10_000);
    assertClose(forecast?.y0 ?? null, 11, { tol: 1e-9 });
  });

  test('points without their values are the caller’s mistake', () => {
    expect(() => linearForecast([1, 2], [1], 3)).toThrow(RangeError);
  });
});
