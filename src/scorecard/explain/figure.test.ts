import { describe, expect, test } from 'vitest';
import { DAY, durationMs, HOUR, MINUTE } from '#compute/units.ts';
import { stubIndicator } from '#testing/stub-indicator.ts';
import { targetText, windowText } from './figure.ts';

describe('targetText', () => {
  const GAUGE = { query: 'x', unit: 'seconds' } as const;
  const QUOTIENT = { numerator: 'x', denominator: 'y', unit: 'currency', per: 'order' } as const;
  test.for([
    ['gauge', { ...GAUGE, target: 0.2 }, '≤ 200 ms'],
    ['gauge', { ...GAUGE, target: 0.2, confirmed: true }, '≤ 200 ms'],
    ['gauge', { ...GAUGE, target: 0.2, confirmed: false }, '≤ 200 ms (proposed)'],
    ['quotient', { ...QUOTIENT, target: 2, confirmed: false }, '≤ $2 per order (proposed)'],
    ['gauge', { ...GAUGE, confirmed: false }, null],
    ['gauge', { ...GAUGE, unit: 'bytes', target: 536_870_912 }, '≤ 512 MiB'],
    ['gauge', { ...GAUGE, unit: 'count', unitText: 'orders', target: 20 }, '≤ 20 orders'],
  ] as const)('of a %s with %j', ([kind, settings, text]) => {
    expect(targetText(stubIndicator(kind, settings), 'USD')?.replaceAll('\u00A0', ' ') ?? null).toBe(text);
  });
});

describe('windowText', () => {
  test.for([
    [30 * DAY, '30 d'],
    [7 * DAY, '7 d'],
    [5 * MINUTE, '5 min'],
    [HOUR + 30 * MINUTE, '1 h 30 min'],
    [24 * HOUR, '1 d'],
  ] as const)('%i ms reads %s', ([window, text]) => {
    expect(windowText(durationMs(window)).replaceAll('\u00A0', ' ')).toBe(text);
  });
});
