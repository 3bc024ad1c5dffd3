import { type DurationMs, durationMs, type EpochMs } from '#compute/units.ts';
import { type CalendarDay, dayIn, startOfDay, weekdayOf } from '#scorecard/calendar/zone.ts';
import type { ReviewPeriod } from '#url/url-state.ts';

export type ReviewSpan = {
  readonly start: EpochMs;
  readonly end: EpochMs;
  readonly length: DurationMs;
  /** "19 Jan 2026 – 25 Jan 2026", in the zone of the reviews. */
  readonly text: string;
};

/** What a review looks at: the last period that is over, and the one before it. */
export type ReviewPeriods = { readonly current: ReviewSpan; readonly before: ReviewSpan };

export type ReviewCalendar = { readonly zone: string; readonly fiscalYearStart: number };

const MONTHS = { monthly: 1, quarterly: 3, annual: 12 } as const;

export function reviewPeriods(
  period: ReviewPeriod,
  at: EpochMs,
  { zone, fiscalYearStart }: ReviewCalendar,
): ReviewPeriods {
  const today = dayIn(zone, at);
  const begins = (back: number): CalendarDay => {
    if (period === 'weekly') return { ...today, day: today.day - weekdayOf(today) - 7 * back };
    const length = MONTHS[period];
    // Months since the fiscal year began, in whole periods.
    const since = (((today.month - fiscalYearStart + 12) % 12) % length) + length * back;
    return { year: today.year, month: today.month - since, day: 1 };
  };
  const span = (back: number): ReviewSpan => {
    const start = startOfDay(zone, begins(back));
    const end = startOfDay(zone, begins(back - 1));
    return { start, end, length: durationMs(end - start), text: spanText(begins(back), begins(back - 1)) };
  };
  return { current: span(1), before: span(2) };
}

const NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dayText({ year, month, day }: CalendarDay): string {
  const date = new Date(Date.UTC(year, month - 1, day));
  return `${date.getUTCDate()} ${NAMES[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

const spanText = (start: CalendarDay, next: CalendarDay): string =>
  `${dayText(start)} – ${dayText({ ...next, day: next.day - 1 })}`;
