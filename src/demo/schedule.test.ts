import { describe, expect, test } from 'vitest';
import { epochMs, MINUTE } from '#compute/units.ts';
import {
  clip,
  countScrapes,
  type Schedule,
  scrapeAtOrAfter,
  scrapeAtOrBefore,
  scrapesIn,
} from './schedule.ts';

/** 0, 5, 10 and then 12, 13, 14 minutes. */
const schedule: Schedule = [
  { first: epochMs(0), last: epochMs(10 * MINUTE), step: (5 * MINUTE) as typeof MINUTE },
  { first: epochMs(12 * MINUTE), last: epochMs(14 * MINUTE), step: MINUTE },
];
const minutes = (times: Iterable<number>) => [...times].map((time) => time / MINUTE);

describe('scrapeAtOrBefore and scrapeAtOrAfter', () => {
  test.for([
    { at: -1, before: null, after: 0 },
    { at: 0, before: 0, after: 0 },
    { at: 4, before: 0, after: 5 },
    { at: 11, before: 10, after: 12 },
    { at: 12.5, before: 12, after: 13 },
    { at: 15, before: 14, after: null },
  ])('around minute $at', ({ at, before, after }) => {
    const asMinutes = (time: number | null) => (time === null ? null : time / MINUTE);
    expect(asMinutes(scrapeAtOrBefore(schedule, at * MINUTE))).toBe(before);
    expect(asMinutes(scrapeAtOrAfter(schedule, at * MINUTE))).toBe(after);
  });
});

test('a window includes both of its ends', () => {
  expect(minutes(scrapesIn(schedule, 5 * MINUTE, 13 * MINUTE))).toEqual([5, 10, 12, 13]);
  expect(countScrapes(schedule, 5 * MINUTE, 13 * MINUTE)).toBe(4);
  expect(scrapesIn(schedule, 10.5 * MINUTE, 11 * MINUTE)).toHaveLength(0);
});

test('clipping keeps the grid of each run', () => {
  const clipped = clip(schedule, { from: epochMs(MINUTE), to: epochMs(13 * MINUTE) });
  expect(minutes(scrapesIn(clipped, 0, 20 * MINUTE))).toEqual([5, 10, 12, 13]);
});
