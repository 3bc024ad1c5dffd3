import { DAY, type DurationMs, type EpochMs, epochMs, MINUTE } from '#compute/units.ts';
import { DEMO_NOW, FIRST_SCRAPE, type Span } from './timeline.ts';

/** Scrapes at first, first + step, … last. */
type ScrapeRun = { readonly first: EpochMs; readonly last: EpochMs; readonly step: DurationMs };

/** When a series has samples: runs in rising order that do not overlap. A gap is the space between two runs. */
export type Schedule = readonly ScrapeRun[];

const FIVE_MINUTES = (5 * MINUTE) as DurationMs;
const FINE_FROM = epochMs(DEMO_NOW - 31 * DAY);

/** Each minute for as long as the 30-day figures need it; every 5 minutes before that, to keep the export small. */
export const SERVICE_SCHEDULE: Schedule = [
  { first: FIRST_SCRAPE, last: epochMs(FINE_FROM - FIVE_MINUTES), step: FIVE_MINUTES },
  { first: FINE_FROM, last: DEMO_NOW, step: MINUTE },
];

/** Each minute of the whole history: incidents are counted in minutes over 90 days. */
export const MINUTE_SCHEDULE: Schedule = [{ first: FIRST_SCRAPE, last: DEMO_NOW, step: MINUTE }];

/** Figures that change a few times a day. Five minutes is the longest a server looks back for a sample. */
export const SLOW_SCHEDULE: Schedule = [{ first: FIRST_SCRAPE, last: DEMO_NOW, step: FIVE_MINUTES }];

/** The scrapes from `from` to `to`, both included. */
export function clip(schedule: Schedule, { from, to }: Span): Schedule {
  return schedule.flatMap(({ first, last, step }) => {
    const start = Math.max(first, first + Math.ceil((from - first) / step) * step);
    const end = Math.min(last, first + Math.floor((to - first) / step) * step);
    return start > end ? [] : [{ first: epochMs(start), last: epochMs(end), step }];
  });
}

/** The schedule without its scrapes in [from, to). */
export function without(schedule: Schedule, { from, to }: Span): Schedule {
  return [
    ...clip(schedule, { from: FIRST_SCRAPE, to: epochMs(from - 1) }),
    ...clip(schedule, { from: to, to: DEMO_NOW }),
  ];
}

/** The same scrapes, each of them later by `phase`. */
export const shift = (schedule: Schedule, phase: DurationMs): Schedule =>
  schedule.map(({ first, last, step }) => ({
    first: epochMs(first + phase),
    last: epochMs(last + phase),
    step,
  }));

/** The last scrape at or before an instant. */
export function scrapeAtOrBefore(schedule: Schedule, time: number): number | null {
  for (let index = schedule.length - 1; index >= 0; index -= 1) {
    const run = schedule[index] as ScrapeRun;
    if (run.first > time) continue;
    return Math.min(run.last, run.first + Math.floor((time - run.first) / run.step) * run.step);
  }
  return null;
}

/** The first scrape at or after an instant. */
export function scrapeAtOrAfter(schedule: Schedule, time: number): number | null {
  for (const run of schedule) {
    if (run.last < time) continue;
    return Math.max(run.first, run.first + Math.ceil((time - run.first) / run.step) * run.step);
  }
  return null;
}

/** How many scrapes lie between two scrapes of the schedule, both counted. */
export function countScrapes(schedule: Schedule, from: number, to: number): number {
  let count = 0;
  for (const { first, last, step } of schedule) {
    if (first > to || last < from) continue;
    count += Math.round((Math.min(last, to) - Math.max(first, from)) / step) + 1;
  }
  return count;
}

/** The scrapes in [from, to], in epoch milliseconds. */
export function scrapesIn(schedule: Schedule, from: number, to: number): Float64Array {
  const first = scrapeAtOrAfter(schedule, from);
  const last = scrapeAtOrBefore(schedule, to);
  if (first === null || last === null || first > last) return new Float64Array();
  const times = new Float64Array(countScrapes(schedule, first, last));
  let length = 0;
  for (const run of schedule) {
    const end = Math.min(run.last, last);
    for (let time = Math.max(run.first, first); time <= end; time += run.step) {
      times[length] = time;
      length += 1;
    }
  }
  return times;
}
