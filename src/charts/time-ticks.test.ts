import { afterEach, describe, expect, test, vi } from 'vitest';
import { epochMs } from '#compute/units.ts';
import { timeTicks } from './time-ticks.ts';

const span = (start: string, end: string) => ({
  start: epochMs(Date.parse(start)),
  end: epochMs(Date.parse(end)),
});
const texts = (ticks: ReturnType<typeof timeTicks>) => ticks.map(({ text }) => text);

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('timeTicks', () => {
  test.for([
    {
      name: 'an hour in quarters',
      from: '2026-01-30T12:07:00Z',
      to: '2026-01-30T13:07:00Z',
      most: 5,
      expected: ['12:15', '12:30', '12:45', '13:00'],
    },
    {
      name: 'a day names its midnights by the day',
      from: '2026-01-30T00:00:00Z',
      to: '2026-01-31T00:00:00Z',
      most: 5,
      expected: ['30 Jan', '06:00', '12:00', '18:00', '31 Jan'],
    },
    {
      name: 'two weeks are split on Mondays',
      from: '2026-01-25T00:00:00Z',
      to: '2026-02-08T00:00:00Z',
      most: 4,
      expected: ['26 Jan', '2 Feb'],
    },
    {
      name: 'a year in quarters',
      from: '2025-02-10T00:00:00Z',
      to: '2026-02-10T00:00:00Z',
      most: 6,
      expected: ['Apr 2025', 'Jul 2025', 'Oct 2025', 'Jan 2026'],
    },
    {
      name: 'seconds',
      from: '2026-01-30T12:00:00Z',
      to: '2026-01-30T12:00:30Z',
      most: 4,
      expected: ['12:00:00', '12:00:10', '12:00:20', '12:00:30'],
    },
  ])('$name', ({ from, to, most, expected }) => {
    expect(texts(timeTicks(span(from, to), 'utc', most))).toEqual(expected);
  });

  test('local ticks fall on local midnights on both sides of the change to summer time', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    // Clocks go from 02:00 to 03:00 on 29 March 2026, so midnight moves from 23:00 to 22:00 UTC.
    const ticks = timeTicks(span('2026-03-28T00:00:00Z', '2026-03-31T00:00:00Z'), 'local', 4);
    expect(ticks.map(({ at }) => new Date(at).toISOString())).toEqual([
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
      '2026-03-30T22:00:00.000Z',
    ]);
  });

  test('a span of no length has no ticks', () => {
    expect(timeTicks(span('2026-01-30T00:00:00Z', '2026-01-30T00:00:00Z'), 'utc', 5)).toEqual([]);
  });
});
