import { describe, expect, test } from 'vitest';
import { everyWeek } from './maintenance.ts';

const at = (text: string): number => Date.parse(text);
const BERLIN = 'Sunday 02:00-04:00 Europe/Berlin';

const shown = (weekly: string, from: string, to: string, entry = {}) =>
  everyWeek(weekly, entry, { start: at(from), end: at(to) }).map(
    ({ start, end }) => `${new Date(start).toISOString()}/${new Date(end).toISOString()}`,
  );

// Expected instants by the tz database. Berlin: UTC+1, on UTC+2 from 29 March 2026 01:00Z to 25 October 01:00Z.
// New York: UTC−4, on UTC−5 from 1 November 2026 06:00Z.
describe('everyWeek', () => {
  test('is at the same time by the clocks of the zone', () => {
    expect(shown(BERLIN, '2026-02-23T00:00Z', '2026-03-09T00:00Z')).toEqual([
      '2026-03-01T01:00:00.000Z/2026-03-01T03:00:00.000Z',
      '2026-03-08T01:00:00.000Z/2026-03-08T03:00:00.000Z',
    ]);
    expect(shown(BERLIN, '2026-07-01T00:00Z', '2026-07-06T00:00Z')).toEqual([
      '2026-07-05T00:00:00.000Z/2026-07-05T02:00:00.000Z',
    ]);
  });

  test.for([
    ['an hour is skipped: one is left', BERLIN, '2026-03-29', '01:00', '02:00'],
    ['an hour comes twice: three are, from the first', BERLIN, '2026-10-25', '00:00', '03:00'],
    [
      'an hour comes twice west of Greenwich',
      'Sunday 01:30-03:00 America/New_York',
      '2026-11-01',
      '05:30',
      '08:00',
    ],
    ['the start is skipped', 'Sunday 02:30-04:00 Europe/Berlin', '2026-03-29', '01:30', '02:00'],
  ] as const)('where clocks change and %s', ([, weekly, day, from, to]) => {
    expect(shown(weekly, `${day}T00:00Z`, `${day}T23:00Z`)).toEqual([
      `${day}T${from}:00.000Z/${day}T${to}:00.000Z`,
    ]);
  });

  test('lasts beyond midnight where it ends before it begins', () => {
    const night = 'Saturday 23:00-01:00 UTC';
    expect(shown(night, '2026-01-04T00:30Z', '2026-01-05T00:00Z')).toEqual([
      '2026-01-04T00:30:00.000Z/2026-01-04T01:00:00.000Z',
    ]);
  });

  test('comes again only in its own time', () => {
    const entry = { start: at('2026-03-02T00:00Z'), end: at('2026-03-15T02:00Z') };
    expect(shown(BERLIN, '2026-01-01T00:00Z', '2026-12-31T00:00Z', entry)).toEqual([
      '2026-03-08T01:00:00.000Z/2026-03-08T03:00:00.000Z',
      '2026-03-15T01:00:00.000Z/2026-03-15T02:00:00.000Z',
    ]);
  });
});
