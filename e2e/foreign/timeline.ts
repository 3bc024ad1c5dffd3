import { DAY, durationMs, type EpochMs, epochMs, HOUR, MINUTE, SECOND } from '#compute/units.ts';
import type { Schedule } from '#demo/schedule.ts';
import { DEMO_NOW } from '#demo/timeline.ts';

/** Scrapes every 30 s at an odd phase. */
const FIRST = epochMs(DEMO_NOW - 3 * DAY + 11_300);
const STEP = durationMs(30 * SECOND);

export const ALWAYS: Schedule = [{ first: FIRST, last: DEMO_NOW, step: STEP }];

/** Sampled from `from` on: an instance that is new. */
export const since = (from: EpochMs): Schedule => [{ first: scrapeAfter(from), last: DEMO_NOW, step: STEP }];

/** Not sampled in [from, to). */
export const except = (from: EpochMs, to: EpochMs): Schedule => [
  { first: FIRST, last: epochMs(scrapeAfter(from) - STEP), step: STEP },
  { first: scrapeAfter(to), last: DEMO_NOW, step: STEP },
];

/** Sampled once. */
export const onceAt = (at: EpochMs): Schedule => [
  { first: scrapeAfter(at), last: scrapeAfter(at), step: STEP },
];

export const ago = (duration: number): EpochMs => epochMs(DEMO_NOW - duration);

/** The instants figures are compared at. All lie between two minutes, where a range has no sample on its edge. */
export const INSTANTS = {
  now: epochMs(DEMO_NOW - 30 * SECOND),
  'after a restart': epochMs(DEMO_NOW - 20 * HOUR + 2.5 * MINUTE),
  'in a gap': epochMs(DEMO_NOW - 29 * HOUR + 7.5 * MINUTE),
};

/** At odd milliseconds. */
export const RESTARTS = [ago(47 * HOUR + 1234), ago(20 * HOUR + 777)];
/** Nobody could scrape the ticket instance for twenty minutes. */
export const GAP = { from: ago(29 * HOUR), to: ago(29 * HOUR - 20 * MINUTE) };

const scrapeAfter = (at: EpochMs): EpochMs => epochMs(FIRST + Math.ceil((at - FIRST) / STEP) * STEP);

export const secondsSince = (time: number): number => (time - DEMO_NOW) / SECOND + 10 * (DAY / SECOND);
