import { describe, expect, test } from 'vitest';
import { epochMs } from '#compute/units.ts';
import { formatTime, type TimePrecision, zoneName } from './format-time.ts';

const AT = epochMs(Date.UTC(2026, 0, 31, 0, 3, 7));

describe('formatTime', () => {
  test.for<{ precision: TimePrecision; text: string }>([
    { precision: 'day', text: '31 Jan 2026' },
    { precision: 'minute', text: '31 Jan 2026, 00:03 UTC' },
    { precision: 'second', text: '31 Jan 2026, 00:03:07 UTC' },
    { precision: 'clock', text: '00:03 UTC' },
    { precision: 'clock-second', text: '00:03:07 UTC' },
    { precision: 'day-month', text: '31 Jan' },
    { precision: 'month', text: 'Jan 2026' },
    { precision: 'bare-clock', text: '00:03' },
    { precision: 'bare-clock-second', text: '00:03:07' },
  ])('$precision is written as "$text"', ({ precision, text }) => {
    expect(formatTime(AT, 'utc', precision)).toBe(text);
  });

  test('midnight is 00:00, not 24:00', () => {
    expect(formatTime(epochMs(Date.UTC(2026, 0, 31)), 'utc', 'clock')).toBe('00:00 UTC');
  });

  test('September is three letters like every other month', () => {
    expect(formatTime(epochMs(Date.UTC(2026, 8, 1)), 'utc', 'day')).toBe('1 Sep 2026');
  });
});

describe('zoneName', () => {
  test('UTC is called UTC', () => {
    expect(zoneName(AT, 'utc')).toBe('UTC');
  });

  test('the local zone is never left unnamed', () => {
    expect(zoneName(AT, 'local')).not.toBe('');
  });
});
