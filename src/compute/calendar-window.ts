import { DAY, type DurationMs, durationMs } from './units.ts';

/** Periods of the calendar that a figure may cover up to now. */
export const CALENDAR_PERIODS = ['month', 'quarter', 'year'] as const;
export type CalendarPeriod = (typeof CALENDAR_PERIODS)[number];

/** A window that begins with a period of the calendar and ends now. */
export type CalendarWindow = {
  readonly period: CalendarPeriod;
  /** Midnight of its first day is there: "Europe/Berlin". */
  readonly zone: string;
  /** The month that quarters and years are counted from, 1 to 12. */
  readonly fiscalYearStart: number;
};

/** How long a period can be, without the hour of a clock change. */
export const LONGEST_PERIOD: Readonly<Record<CalendarPeriod, DurationMs>> = {
  month: durationMs(31 * DAY),
  quarter: durationMs(92 * DAY),
  year: durationMs(366 * DAY),
};
