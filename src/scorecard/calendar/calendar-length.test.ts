import { describe, expect, test } from 'vitest';
import type { CalendarPeriod } from '#compute/calendar-window.ts';
import { epochMs, SECOND } from '#compute/units.ts';
import { calendarEnd, calendarLength, calendarStart } from './calendar-length.ts';
import vectors from './vectors/calendar-length.json' with { type: 'json' };

describe('how long a period has been', () => {
  test.each(vectors.cases)('$name', ({ period, zone = 'UTC', fiscalYearStart = 1, at, seconds }) => {
    const window = { period: period as CalendarPeriod, zone, fiscalYearStart };
    expect(calendarLength(window, epochMs(Date.parse(at))) / SECOND).toBe(seconds);
  });
});

test('a period ends where the next one begins', () => {
  const window = { period: 'quarter', zone: 'Europe/Berlin', fiscalYearStart: 2 } as const;
  const start = calendarStart(window, epochMs(Date.parse('2026-03-10T00:00:00Z')));
  // February, March and April: from midnight of winter time to midnight of summer time.
  expect(new Date(start).toISOString()).toBe('2026-01-31T23:00:00.000Z');
  expect(new Date(calendarEnd(window, start)).toISOString()).toBe('2026-04-30T22:00:00.000Z');
});
