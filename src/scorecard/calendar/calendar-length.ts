import type { CalendarWindow } from '#compute/calendar-window.ts';
import { type DurationMs, durationMs, type EpochMs, epochMs, SECOND } from '#compute/units.ts';
import { type CalendarDay, dayIn, startOfDay } from './zone.ts';

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The instant the period began that an instant lies in. At its very end a period is whole: the next one has no time yet. */
export function calendarStart({ period, zone, fiscalYearStart }: CalendarWindow, at: EpochMs): EpochMs {
  const today = dayIn(zone, at);
  // Months since the fiscal year began, beyond whole periods.
  const since = ((today.month - fiscalYearStart + 12) % 12) % MONTHS[period];
  const begins = (back: number): CalendarDay => ({
    year: today.year,
    month: today.month - since - back * MONTHS[period],
    day: 1,
  });
  const start = startOfDay(zone, begins(0));
  return start < at ? start : startOfDay(zone, begins(1));
}

/** How long the period has been at an instant, in whole seconds, and at least one. */
export function calendarLength(window: CalendarWindow, at: EpochMs): DurationMs {
  const elapsed = Math.floor((at - calendarStart(window, at)) / SECOND) * SECOND;
  return durationMs(Math.max(SECOND, elapsed));
}

/** The instant a period that began then is over. */
export function calendarEnd({ period, zone }: CalendarWindow, start: EpochMs): EpochMs {
  const { year, month } = dayIn(zone, epochMs(start));
  return startOfDay(zone, { year, month: month + MONTHS[period], day: 1 });
}
