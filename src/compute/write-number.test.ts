import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencyNotation, writeNumber } from './write-number.ts';

describe('writeNumber', () => {
  test('writes what Intl.NumberFormat writes for en-US', () => {
    const intl = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 17, useGrouping: true });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 9 }), (digits, places) => {
        const value = Number(`${digits}e-${places}`);
        // Intl knows a negative zero; roundTo has none to give.
        fc.pre(!Object.is(value, -0));
        expect(writeNumber(value, 0)).toBe(intl.format(value));
      }),
    );
  });

  test.for([
    [1e-7, '0.0000001'],
    [1.5e-7, '0.00000015'],
    [1e21, '1,000,000,000,000,000,000,000'],
    [1.25e22, '12,500,000,000,000,000,000,000'],
    [0, '0'],
  ] as const)('%d is written out as %s', ([value, text]) => {
    expect(writeNumber(value, 0)).toBe(text);
  });

  test('adds zeros up to the decimals asked for, and never takes any away', () => {
    expect(writeNumber(5, 1)).toBe('5.0');
    expect(writeNumber(4.625, 1)).toBe('4.625');
  });
});

describe('currencyNotation', () => {
  test.for(['USD', 'EUR', 'GBP', 'JPY', 'CHF'])(
    '%s is written as Intl.NumberFormat writes it',
    (currency) => {
      const { before, after, cents } = currencyNotation(currency);
      const intl = new Intl.NumberFormat('en-US', { style: 'currency', currency });
      expect(`${before}${writeNumber(7, cents)}${after}`).toBe(intl.format(7));
    },
  );
});
