import { describe, expect, test } from 'vitest';
import { epochMs, HOUR } from '#compute/units.ts';
import { reviewPeriods } from './review-period.ts';

const at = (text: string) => epochMs(Date.parse(text));
const iso = (ms: number) => new Date(ms).toISOString();
const UTC = { zone: 'UTC', fiscalYearStart: 1 };

// Expected instants by calendar and the tz database: Berlin is UTC+1, from 29 March 2026 01:00Z on UTC+2.
describe('reviewPeriods', () => {
  test.for([
    ['weekly', '2026-01-31T00:00:00Z', '2026-01-19', '2026-01-26', '2026-01-12'],
    ['weekly', '2026-01-26T00:00:00Z', '2026-01-19', '2026-01-26', '2026-01-12'],
    ['weekly', '2026-01-25T23:59:59Z', '2026-01-12', '2026-01-19', '2026-01-05'],
    ['monthly', '2026-01-31T00:00:00Z', '2025-12-01', '2026-01-01', '2025-11-01'],
    ['monthly', '2026-03-01T00:00:00Z', '2026-02-01', '2026-03-01', '2026-01-01'],
    ['quarterly', '2026-01-31T00:00:00Z', '2025-10-01', '2026-01-01', '2025-07-01'],
    ['annual', '2026-01-31T00:00:00Z', '2025-01-01', '2026-01-01', '2024-01-01'],
  ] as const)('%s at %s', ([period, now, start, end, before]) => {
    const periods = reviewPeriods(period, at(now), UTC);
    expect(iso(periods.current.start).slice(0, 10)).toBe(start);
    expect(iso(periods.current.end).slice(0, 10)).toBe(end);
    expect(iso(periods.before.start).slice(0, 10)).toBe(before);
    expect(periods.before.end).toBe(periods.current.start);
  });

  test('a fiscal year that begins in April moves quarters and years', () => {
    const fiscal = { zone: 'UTC', fiscalYearStart: 4 };
    expect(reviewPeriods('quarterly', at('2026-02-10T00:00:00Z'), fiscal).current.text).toBe(
      '1 Oct 2025 – 31 Dec 2025',
    );
    expect(reviewPeriods('annual', at('2026-02-10T00:00:00Z'), fiscal).current.text).toBe(
      '1 Apr 2024 – 31 Mar 2025',
    );
    expect(reviewPeriods('annual', at('2026-04-01T00:00:00Z'), fiscal).current.text).toBe(
      '1 Apr 2025 – 31 Mar 2026',
    );
  });

  test('the week in which the clocks change is an hour shorter, and begins at midnight there', () => {
    const berlin = { zone: 'Europe/Berlin', fiscalYearStart: 1 };
    const { current } = reviewPeriods('weekly', at('2026-04-01T00:00:00Z'), berlin);
    expect(iso(current.start)).toBe('2026-03-22T23:00:00.000Z');
    expect(iso(current.end)).toBe('2026-03-29T22:00:00.000Z');
    expect(current.length).toBe(167 * HOUR);
  });

  test('a period is over when it is over there', () => {
    const kiritimati = { zone: 'Pacific/Kiritimati', fiscalYearStart: 1 };
    expect(reviewPeriods('monthly', at('2026-01-31T09:59:59Z'), kiritimati).current.text).toBe(
      '1 Dec 2025 – 31 Dec 2025',
    );
    expect(reviewPeriods('monthly', at('2026-01-31T10:00:00Z'), kiritimati).current.text).toBe(
      '1 Jan 2026 – 31 Jan 2026',
    );
  });
});
