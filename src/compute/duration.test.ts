import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDuration, parseDuration } from './duration.ts';
import { DAY, durationMs, HOUR, MINUTE, SECOND } from './units.ts';

describe('parseDuration', () => {
  test.for([
    ['1d2h30m', DAY + 2 * HOUR + 30 * MINUTE],
    ['90d', 90 * DAY],
    ['500ms', 500],
    ['1w', 7 * DAY],
    ['1y', 365 * DAY],
    ['1y2w3d4h5m6s7ms', 365 * DAY + 17 * DAY + 4 * HOUR + 5 * MINUTE + 6 * SECOND + 7],
    ['90m', 90 * MINUTE],
    ['0d5m', 5 * MINUTE],
    ['292y', 292 * 365 * DAY],
  ] as const)('reads %s', ([text, ms]) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.for([
    '',
    '5',
    'd',
    '1.5h',
    '-1h',
    '+1h',
    '1h ',
    ' 1h',
    '1 h',
    '1H',
    '30m1h',
    '1h1h',
    '1d2d',
    '5min',
    '1ms1s',
  ])('rejects %j', (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  test.for(['0', '0s', '0d0h'])('rejects %j, because no window is empty', (text) => {
    expect(parseDuration(text)).toBeNull();
  });

  test.for(['293y', '99999999999999999999d'])('rejects %s, as a server does', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});

describe('formatDuration', () => {
  test.for([
    [90 * DAY, '90d'],
    [30 * DAY, '30d'],
    [28 * DAY, '4w'],
    [365 * DAY, '1y'],
    [366 * DAY, '366d'],
    [95_400_000, '1d2h30m'],
    [90 * MINUTE, '1h30m'],
    [1500, '1s500ms'],
    [1, '1ms'],
  ] as const)('%d ms is %s', ([ms, text]) => {
    expect(formatDuration(durationMs(ms))).toBe(text);
  });

  test.for([0, -1, 0.5, 1e16])('%d ms cannot be written', (ms) => {
    expect(() => formatDuration(durationMs(ms))).toThrow(RangeError);
  });

  test('what is written is read back as the same duration', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_223_372_036_854 }), (ms) => {
        expect(parseDuration(formatDuration(durationMs(ms)))).toBe(ms);
      }),
    );
  });
});
