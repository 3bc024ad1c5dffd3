import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FormatOptions, formatTarget, formatValue } from './format-value.ts';
import { indicatorStatus, type TargetSpec } from './indicator-status.ts';
import { NBSP } from './notation.ts';
import type { Unit } from './unit.ts';

/** Expectations are written with plain spaces; what is printed must hold no-break ones. */
const spaced = (text: string) => text.replaceAll(' ', NBSP);

describe('formatValue', () => {
  test.for<[number | string, Unit, string, FormatOptions?]>([
    // The figures of the brief.
    [0.999509995, 'ratio', '99.95 %'],
    [0.003, 'ratio', '0.3 %'],
    [0.45, 'ratio', '45 %'],
    [0.85, 'ratio', '85 %'],
    [0.95, 'ratio', '95 %'],
    [0.8, 'ratio', '80 %'],
    [0.08, 'ratio', '8 %'],
    [0.15000000000000002, 'seconds', '150 ms'],
    [0.0597, 'seconds', '59.7 ms'],
    [0.315, 'seconds', '315 ms'],
    [1260, 'seconds', '21 min'],
    [14_400, 'seconds', '4 h'],
    [2_592_000, 'seconds', '720 h'],
    [0, 'count', '0'],
    [100, 'per-second', '100/s'],
    [20, 'per-day', '20/day'],
    [0.5, 'currency', '$0.50'],
    [10, 'currency', '$10'],
    [4.6, 'score', '4.6/5.0', { outOf: 5 }],
    ['A', 'grade', 'A'],
    // Noise of computing vanishes.
    [0.29, 'ratio', '29 %'],
    [0.1 + 0.2, 'ratio', '30 %'],
    [19.999999999999996, 'per-day', '20/day'],
    [0.30000000000000004, 'currency', '$0.30'],
    // Sizes.
    [1, 'ratio', '100 %'],
    [0, 'ratio', '0 %'],
    [0, 'seconds', '0 s'],
    [0.0000005, 'seconds', '0.5 µs'],
    [0.00025, 'seconds', '250 µs'],
    [0.99996, 'seconds', '1 s'],
    [1.5, 'seconds', '1.5 s'],
    [59.97, 'seconds', '1 min'],
    [1296, 'seconds', '21.6 min'],
    [2592, 'seconds', '43.2 min'],
    [7_774_740, 'seconds', '2,160 h'],
    [40_000_000, 'seconds', '463 d'],
    [600, 'count', '600'],
    [2.4, 'count', '2.4'],
    [20.0033, 'count', '20'],
    [259_070_400, 'count', '259,070,400'],
    [1234.5, 'currency', '$1,234.50'],
    [9.99, 'currency', '$9.99'],
    [0.0034, 'currency', '$0.0034'],
    [300, 'currency', '€300', { currency: 'EUR' }],
    [4.5, 'score', '4.5'],
    [-0.0322580645, 'ratio', '-3.23 %', { direction: 'band' }],
    [0.0322580645, 'ratio', '+3.23 %', { direction: 'band' }],
    [-1e-9, 'ratio', '-0.0000001 %'],
    // 1.5 × 1,024³ bytes.
    [1_610_612_736, 'bytes', '1.5 GiB'],
    [0, 'bytes', '0 B'],
    [0.5, 'bytes', '0.5 B'],
    [512, 'bytes', '512 B'],
    [1023, 'bytes', '1,023 B'],
    [1024, 'bytes', '1 KiB'],
    // 1,023.99 KiB rounds to 1,024 KiB.
    [1_048_570, 'bytes', '1 MiB'],
    [1_000_000, 'bytes', '977 KiB'],
    [-2_097_152, 'bytes', '-2 MiB'],
    [2 ** 60 * 4096, 'bytes', '4,096 EiB'],
    [104_857_600, 'bytes-per-second', '100 MiB/s'],
    [1200, 'count', '1,200 orders', { unitText: 'orders' }],
    [12.5, 'per-second', '12.5 orders/s', { unitText: 'orders' }],
    [12, 'per-day', '12 orders/day', { unitText: 'orders' }],
    [4.6, 'score', '4.6/5.0 stars', { outOf: 5, unitText: 'stars' }],
    [Number.NaN, 'count', '–', { unitText: 'orders' }],
    // No number.
    [Number.NaN, 'ratio', '–'],
    [Number.POSITIVE_INFINITY, 'seconds', '∞'],
  ])('%s as %s is %s', ([value, unit, text, options]) => {
    expect(formatValue(value, unit, options)).toBe(spaced(text));
  });

  test.for<[number, Unit, string, FormatOptions]>([
    [0.998996, 'ratio', '99.8996 %', { target: 0.999, direction: 'atLeast', status: 'Missed' }],
    [0.998996, 'ratio', '99.8996 %', { target: 0.999, direction: 'atLeast' }],
    [0.99904, 'ratio', '99.9 %', { target: 0.999, direction: 'atLeast', status: 'Met' }],
    [0.2000001, 'seconds', '200.0001 ms', { target: 0.2, direction: 'atMost', status: 'Missed' }],
    [0.20000000000000004, 'seconds', '200 ms', { target: 0.2, direction: 'atMost', status: 'Met' }],
    [2_590_740, 'seconds', '719.7 h', { target: 2_592_000, direction: 'atLeast', status: 'At risk' }],
    [10.001, 'currency', '$10.001', { target: 10, direction: 'atMost', status: 'At risk' }],
    [0.10001, 'ratio', '+10.001 %', { target: 0, direction: 'band', band: 0.1, status: 'At risk' }],
    [0.1, 'ratio', '+10 %', { target: 0, direction: 'band', band: 0.1, status: 'Met' }],
    [4.49, 'score', '4.49/5.0', { target: 4.5, direction: 'atLeast', outOf: 5 }],
    [0.99901, 'ratio', '99.901 %', { target: 0.999, direction: 'atLeast', strict: true, status: 'Met' }],
  ])('%s as %s against its target is %s', ([value, unit, text, options]) => {
    expect(formatValue(value, unit, options)).toBe(spaced(text));
  });

  // By hand: two significant digits, and never the target's own unless it is the target.
  test.for<[number, Unit, string, number, 'atMost' | 'atLeast']>([
    [5.1e-6, 'ratio', '0.00051 %', 1e-5, 'atMost'],
    [5.1e-6, 'ratio', '0.00051 %', 1e-6, 'atMost'],
    [1.49e-5, 'ratio', '0.0015 %', 1e-5, 'atMost'],
    [1e-5, 'ratio', '0.001 %', 1e-5, 'atMost'],
    [9.96e-6, 'ratio', '0.000996 %', 1e-5, 'atMost'],
    [0.000096, 'ratio', '0.0096 %', 1e-4, 'atMost'],
    [0.9999949, 'ratio', '99.9995 %', 0.99999, 'atLeast'],
    [0.9999849, 'ratio', '99.9985 %', 0.99999, 'atLeast'],
    [0.99999, 'ratio', '99.999 %', 0.99999, 'atLeast'],
    [0.99996, 'ratio', '99.996 %', 0.99999, 'atLeast'],
    [0.000051, 'ratio', '0.0051 %', 0.0001, 'atLeast'],
    [0.00051, 'count', '0.00051', 0.001, 'atMost'],
    [0.00051, 'count', '0.00051', 0.0001, 'atLeast'],
    [0.96, 'count', '0.96', 1, 'atMost'],
    [0.34, 'count', '0.34', 0.5, 'atMost'],
    [0.00051, 'currency', '$0.00051', 0.001, 'atMost'],
    [0.0104, 'currency', '$0.0104', 0.01, 'atMost'],
    [0.0104, 'currency', '$0.0104', 0.01, 'atLeast'],
    [0.126, 'currency', '$0.13', 0.2, 'atMost'],
    [5.1e-9, 'seconds', '0.0051 µs', 1e-8, 'atMost'],
    [5.1e-7, 'seconds', '0.51 µs', 1e-5, 'atMost'],
    [5.1e-9, 'seconds', '0.0051 µs', 1e-9, 'atLeast'],
    [0.0051, 'score', '0.0051', 0.01, 'atMost'],
    [0.00051, 'per-second', '0.00051/s', 0.001, 'atMost'],
    [0.00051, 'per-day', '0.00051/day', 0.001, 'atMost'],
  ])('%d as %s is %s, against %d', ([value, unit, text, target, direction]) => {
    expect(formatValue(value, unit, { target, direction })).toBe(spaced(text));
  });

  test('however small, what is shown is off by no more than two digits are', () => {
    const units = fc.constantFrom<[Unit, number]>(
      ['ratio', 0.01],
      ['count', 1],
      ['currency', 1],
      ['score', 1],
      ['per-second', 1],
    );
    const sizes = fc
      .tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -12, max: 0 }))
      .map(([digits, size]) => digits * 10 ** size);
    fc.assert(
      fc.property(
        units,
        sizes,
        fc.double({ min: 0.01, max: 10, noNaN: true }),
        ([unit, per], value, share) => {
          fc.pre(unit !== 'ratio' || value < 0.5);
          const options: FormatOptions = {
            target: Number((value * share).toPrecision(2)),
            direction: 'atMost',
          };
          const shown = Number.parseFloat(formatValue(value, unit, options).replace('$', '')) * per;
          expect(Math.abs(shown - value)).toBeLessThanOrEqual(0.0501 * value);
        },
      ),
    );
  });

  test('a quantile that only seems to be on its target does not run into endless digits', () => {
    const options: FormatOptions = { target: 0.2, direction: 'atMost', status: 'Missed' };
    expect(formatValue(0.2, 'seconds', options)).toBe(spaced('200 ms'));
    expect(formatValue(0.25, 'seconds', { ...options, status: 'Met' })).toBe(spaced('250 ms'));
  });

  test('less than everything is never 100 %, more than nothing is never 0', () => {
    expect(formatValue(0.99999, 'ratio')).toBe(spaced('99.999 %'));
    expect(formatValue(1e-7, 'ratio')).toBe(spaced('0.00001 %'));
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true }),
        (value) => {
          const shown = Number.parseFloat(formatValue(value, 'ratio'));
          expect(shown).toBeGreaterThan(0);
          expect(shown).toBeLessThan(100);
        },
      ),
    );
  });

  /** Seconds per unit, to read back what is printed. */
  const TIME: Readonly<Record<string, number>> = { µs: 1e-6, ms: 1e-3, s: 1, min: 60, h: 3600, d: 86_400 };

  function readBack(text: string): { value: number; per: number } {
    const [digits = '', name = ''] = text.replaceAll(',', '').split(NBSP);
    return { value: Number(digits), per: name === '%' ? 0.01 : (TIME[name] ?? 1) };
  }

  test('what is shown never contradicts the status', () => {
    const targets = fc.constantFrom<[TargetSpec & { target: number }, Unit]>(
      [{ direction: 'atLeast', target: 0.999, ideal: 1 }, 'ratio'],
      [{ direction: 'atLeast', target: 1, ideal: 1 }, 'ratio'],
      [{ direction: 'atMost', target: 0.01 }, 'ratio'],
      [{ direction: 'atMost', target: 0.2 }, 'seconds'],
      [{ direction: 'atMost', target: 14_400 }, 'seconds'],
      [{ direction: 'atLeast', target: 2_592_000, tolerance: 0.1 }, 'seconds'],
      [{ direction: 'atMost', target: 0 }, 'count'],
      [{ direction: 'band', target: 0, band: 0.1, tolerance: 0.1 }, 'ratio'],
    );
    /** From far off to a hair's breadth beside the target. */
    const offsets = fc
      .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 0, max: 13 }))
      .map(([offset, closeness]) => offset * 10 ** -closeness);
    fc.assert(
      fc.property(targets, offsets, ([spec, unit], offset) => {
        const edge = spec.direction === 'band' ? (spec.band ?? 0) : spec.target;
        const value = edge + offset * (edge === 0 ? 1 : edge);
        const { status } = indicatorStatus(spec, { value });
        const options = { status, target: spec.target, direction: spec.direction, band: spec.band };
        const { value: shown, per } = readBack(formatValue(value, unit, options));
        // Compared in the printed unit, where a target is a short number.
        const target = Number((spec.target / per).toPrecision(12));
        const band = Number(((spec.band ?? 0) / per).toPrecision(12));
        const isGood =
          spec.direction === 'atMost'
            ? shown <= target
            : spec.direction === 'atLeast'
              ? shown >= target
              : Math.abs(shown - target) <= band;
        expect(isGood).toBe(status === 'Exceeding' || status === 'Met');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('formatTarget', () => {
  test.for<[TargetSpec, Unit, string]>([
    [{ direction: 'atLeast', target: 0.999, ideal: 1 }, 'ratio', '≥ 99.9 %'],
    [{ direction: 'atMost', target: 0.2, ideal: 0 }, 'seconds', '≤ 200 ms'],
    [{ direction: 'atMost', target: 0.2, ideal: 0, strict: true }, 'seconds', '< 200 ms'],
    [{ direction: 'atMost', target: 0, ideal: 0 }, 'count', '0'],
    [{ direction: 'atLeast', target: 1, ideal: 1 }, 'ratio', '100 %'],
    [{ direction: 'atLeast', target: 2_592_000 }, 'seconds', '≥ 720 h'],
    [{ direction: 'atMost', target: 14_400 }, 'seconds', '≤ 4 h'],
    [{ direction: 'atMost', target: 10 }, 'currency', '≤ $10'],
    [{ direction: 'atLeast', target: 100 }, 'per-second', '≥ 100/s'],
    [{ direction: 'band', target: 0, band: 0.1 }, 'ratio', '±10 %'],
    [{ direction: 'band', target: 0.5, band: 0.1 }, 'ratio', '50 % ± 10 %'],
    // However many decimals a target has, none is rounded off.
    [{ direction: 'atLeast', target: 0.99955, ideal: 1 }, 'ratio', '≥ 99.955 %'],
    [{ direction: 'atLeast', target: 0.99999, ideal: 1 }, 'ratio', '≥ 99.999 %'],
  ])('%o in %s is %s', ([spec, unit, text]) => {
    expect(formatTarget(spec, unit)).toBe(spaced(text));
  });

  test('an ordinal target says whether better is possible', () => {
    const scale = ['A+', 'A', 'B'];
    expect(formatTarget({ direction: 'ordinal', target: 'A', scale }, 'grade')).toBe('A or better');
    expect(formatTarget({ direction: 'ordinal', target: 'A+', scale }, 'grade')).toBe('A+');
    expect(formatTarget({ direction: 'ordinal', target: 'Optimized' }, 'grade')).toBe('Optimized');
  });

  test('a score target names the best possible', () => {
    expect(formatTarget({ direction: 'atLeast', target: 4.5 }, 'score', { outOf: 5 })).toBe(
      spaced('≥ 4.5/5.0'),
    );
  });

  test('text where a number belongs is the caller’s mistake', () => {
    expect(() => formatTarget({ direction: 'atMost', target: 'A' }, 'ratio')).toThrow(RangeError);
    expect(() => formatTarget({ direction: 'band', target: 0 }, 'ratio')).toThrow(RangeError);
  });
});
