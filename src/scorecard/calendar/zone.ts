import { DAY, type EpochMs, epochMs } from '#compute/units.ts';
import type { Zone } from '#compute/zone.ts';

/** A day of the calendar: month from 1, day from 1. Fields may overflow, the calendar carries. */
export type CalendarDay = { readonly year: number; readonly month: number; readonly day: number };

/** The name by which the browser's own zone, or UTC, is known: "Europe/Berlin". */
export const zoneId = (zone: Zone): string =>
  zone === 'utc' ? 'UTC' : new Intl.DateTimeFormat().resolvedOptions().timeZone;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** What the clocks of a zone show at an instant, as if it were UTC. */
function wallTime(at: number, zone: string): number {
  const fields = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const field = (name: Intl.DateTimeFormatPartTypes): number => fields.get(name) ?? 0;
  return Date.UTC(
    field('year'),
    field('month') - 1,
    field('day'),
    field('hour'),
    field('minute'),
    field('second'),
  );
}

/** The day it is in a zone at an instant. */
export function dayIn(zone: string, at: EpochMs): CalendarDay {
  const wall = new Date(wallTime(at, zone));
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
}

/** "2026-01-31" */
export const dayText = (zone: string, at: EpochMs): string => {
  const { year, month, day } = dayIn(zone, at);
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  );
};

/** 0 for a Monday. */
export const weekdayOf = ({ year, month, day }: CalendarDay): number =>
  (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;

/** The instant a day begins in a zone; where summer time skips midnight, the first instant after. */
export const startOfDay = (zone: string, day: CalendarDay): EpochMs => instantIn(zone, day, 0);

/**
 * The instant the clocks of a zone show a time of a day: the first, where they show it twice. One that they skip is as
 * much later as they skip.
 */
export function instantIn(zone: string, { year, month, day }: CalendarDay, minutes: number): EpochMs {
  const wanted = Date.UTC(year, month - 1, day, 0, minutes);
  // By the offset of the day before and by that of the day after: in a day without a change they are the same.
  const [before, after] = [wanted - DAY, wanted + DAY].map((near) => wanted - (wallTime(near, zone) - near));
  const isShown = (at: number | undefined) => at !== undefined && wallTime(at, zone) === wanted;
  return epochMs((isShown(after) && !isShown(before) ? after : before) ?? wanted);
}

/** The instant a day of scorecard.json begins, in UTC. */
export const startOf = (day: string): EpochMs => epochMs(Date.parse(day));

/** The instant it is over: a day named as the last one counts in full. */
export const endOf = (day: string): EpochMs => epochMs(Date.parse(day) + DAY);
