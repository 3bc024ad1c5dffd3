import { describe, expect, test } from 'vitest';
import { DAY, durationMs, HOUR, MINUTE } from '#compute/units.ts';
import { windowText } from './figure.ts';

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
