import { type CalendarWindow, LONGEST_PERIOD } from '#compute/calendar-window.ts';
import { parseDuration } from '#compute/duration.ts';
import { type DurationMs, durationMs } from '#compute/units.ts';
import { isCalendarPeriod } from './fields.ts';
import type { Indicator } from './indicator.ts';
import type { ScorecardConfig } from './schema.ts';

/** Where "review" does not say it. */
const DEFAULT_ZONE = 'UTC';
const DEFAULT_FISCAL_YEAR_START = 1;

type Written = { readonly window?: string | undefined };

/** The settings of an indicator with its window as it is reckoned with. */
export type Windowed<Settings extends Written> = Omit<Settings, 'window'> &
  (Settings extends { readonly window: string }
    ? { readonly window: DurationMs }
    : { readonly window?: DurationMs | undefined }) & {
    /** The period of the calendar it covers up to now; `window` is the most that can be. */
    readonly calendar?: CalendarWindow;
  };

/** The window as a length, and the period of the calendar where one is written. */
export function withWindow<Settings extends Written>(settings: Settings): Windowed<Settings> {
  const { window, ...rest } = settings;
  if (window === undefined) return rest as Windowed<Settings>;
  if (!isCalendarPeriod(window))
    return { ...rest, window: durationMs(parseDuration(window) ?? 0) } as Windowed<Settings>;
  return {
    ...rest,
    window: LONGEST_PERIOD[window],
    calendar: { period: window, zone: DEFAULT_ZONE, fiscalYearStart: DEFAULT_FISCAL_YEAR_START },
  } as Windowed<Settings>;
}

/** The same in the zone and the fiscal year of the reviews. */
export const inReviewCalendar = (
  indicator: Indicator,
  {
    zone = DEFAULT_ZONE,
    fiscalYearStart = DEFAULT_FISCAL_YEAR_START,
  }: NonNullable<ScorecardConfig['review']>,
): Indicator =>
  'calendar' in indicator && indicator.calendar !== undefined
    ? { ...indicator, calendar: { ...indicator.calendar, zone, fiscalYearStart } }
    : indicator;

/** The period of the calendar that an indicator covers up to now; undefined for a window that rolls along. */
export const calendarOf = (indicator: Indicator): CalendarWindow | undefined =>
  'calendar' in indicator ? indicator.calendar : undefined;
