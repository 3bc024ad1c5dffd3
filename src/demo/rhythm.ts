import { MINUTE } from '#compute/units.ts';
import { ORIGIN } from './timeline.ts';

/** How busy each hour and each weekday is, in whole units of which the normal has a fixed number. */
export type Rhythm = { readonly hours: readonly number[]; readonly weekdays: readonly number[] };

/** What an average hour and an average weekday weigh in the rhythms of traffic: 20 × 20 = 400 units a minute. */
export const NORMAL = 20;

const MINUTES_PER_DAY = 1440;

/** UTC. The average over the day is 20, and so is the last hour, whose exact load the figures of "now" come from. */
const PEOPLE_HOURS = [
  18, 16, 14, 13, 12, 12, 12, 13, 14, 16, 18, 20, 22, 24, 26, 27, 28, 28, 28, 27, 26, 24, 22, 20,
];

/** Sunday first. The average over a week is 20, over the 30 days up to now too, and the last day is a Friday: 20. */
const PEOPLE_WEEKDAYS = [14, 23, 23, 23, 20, 20, 17];

/** The busier, the slower: the share of slow answers by hour, 20 in the last hour. */
const SLOWNESS_HOURS = [
  19, 18, 17, 17, 16, 16, 16, 17, 18, 19, 20, 20, 21, 22, 23, 24, 24, 24, 24, 23, 22, 21, 21, 20,
];

export const PEOPLE: Rhythm = { hours: PEOPLE_HOURS, weekdays: PEOPLE_WEEKDAYS };
export const STEADY: Rhythm = { hours: Array(24).fill(NORMAL), weekdays: Array(7).fill(NORMAL) };

/** Office hours with chosen totals per weekday, Sunday first. */
export const officeDays = (weekdays: readonly number[]): Rhythm => ({
  hours: [0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 4, 3, 4, 5, 5, 4, 3, 2, 2, 1, 1, 1, 1],
  weekdays,
});

/** The same rhythm weighted by how slow each hour is; its unit is a twentieth. */
export const slowed = ({ hours, weekdays }: Rhythm): Rhythm => ({
  hours: hours.map((hour, index) => hour * (SLOWNESS_HOURS[index] ?? NORMAL)),
  weekdays,
});

/** The units of an hour-weight total over one day, for one unit of weekday weight. */
export const unitsPerDay = ({ hours }: Rhythm): number => 60 * hours.reduce((sum, hour) => sum + hour, 0);

/**
 * Units from ORIGIN to an instant, in closed form: whole weeks, then days, hours and minutes.
 * A minute counts in full at its end. Integers, so that differences are exact.
 */
export function volumeOf(rhythm: Rhythm): (time: number) => number {
  const { hours, weekdays } = rhythm;
  const dayUnits = unitsPerDay(rhythm);
  const beforeHour = runningSums(hours).map((sum) => sum * 60);
  const beforeDay = runningSums(weekdays);
  const perWeek = beforeDay[7] ?? 0;
  return (time) => {
    const minutes = Math.floor((time - ORIGIN) / MINUTE);
    const days = Math.floor(minutes / MINUTES_PER_DAY);
    const weekday = days % 7;
    const minuteOfDay = minutes - days * MINUTES_PER_DAY;
    const hour = Math.floor(minuteOfDay / 60);
    const today = (beforeHour[hour] ?? 0) + (hours[hour] ?? 0) * (minuteOfDay - hour * 60);
    const wholeDays = Math.floor(days / 7) * perWeek + (beforeDay[weekday] ?? 0);
    return wholeDays * dayUnits + (weekdays[weekday] ?? 0) * today;
  };
}

/** 0, a, a+b, … : one more entry than given. */
function runningSums(weights: readonly number[]): number[] {
  const sums = [0];
  for (const weight of weights) sums.push((sums.at(-1) ?? 0) + weight);
  return sums;
}

/** The weight of the hour and weekday that the minute before an instant belongs to. */
export function loadBefore({ hours, weekdays }: Rhythm, time: number): number {
  const minutes = Math.floor((time - ORIGIN) / MINUTE) - 1;
  const hour = Math.floor(minutes / 60) % 24;
  const weekday = Math.floor(minutes / MINUTES_PER_DAY) % 7;
  return (hours[hour] ?? 0) * (weekdays[weekday] ?? 0);
}
