import type { Span } from '#compute/unite-spans.ts';
import { DAY, epochMs } from '#compute/units.ts';
import type { IncidentLog } from '#config/incident-log.ts';
import { dayIn, instantIn, weekdayOf } from './zone.ts';

type Entry = IncidentLog['maintenance'][number];

export type Maintenance = Span & Pick<Entry, 'title' | 'accounting'>;

/**
 * The maintenance of a log: what is once, and what comes every week as often as it does in a span.
 */
export const maintenanceIn = (log: IncidentLog | undefined, span: Span): readonly Maintenance[] =>
  (log?.maintenance ?? []).flatMap((entry) => {
    const { weekly, ...once } = entry;
    if (weekly === undefined) return { ...once, start: once.start ?? span.start, end: once.end ?? span.end };
    return everyWeek(weekly, once, span);
  });

/** In the order of `weekdayOf`. */
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const DAY_MINUTES = 24 * 60;

/**
 * The same hours of every week, as far as they lie in a span and in the time the entry itself is for.
 * @param weekly "Sunday 02:00-04:00 Europe/Berlin"
 */
export function everyWeek<Rest extends Pick<Entry, 'start' | 'end'>>(
  weekly: string,
  entry: Rest,
  span: Span,
): readonly (Rest & Span)[] {
  const since = Math.max(span.start, entry.start ?? span.start);
  const until = Math.min(span.end, entry.end ?? span.end);
  const [day = '', hours = '', zone = ''] = weekly.split(' ');
  const [begin = 0, over = 0] = hours.split('-').map(minutesOf);
  // Two days back: yesterday's may last beyond midnight, and it may be yesterday there.
  const first = dayIn(zone, epochMs(since - 2 * DAY));
  const found: (Rest & Span)[] = [];
  for (let ahead = (WEEKDAYS.indexOf(day) - weekdayOf(first) + 7) % 7; ; ahead += 7) {
    const date = { ...first, day: first.day + ahead };
    const start = instantIn(zone, date, begin);
    if (start >= until) return found;
    const end = instantIn(zone, date, over + (over <= begin ? DAY_MINUTES : 0));
    if (end > since) found.push({ ...entry, start: Math.max(start, since), end: Math.min(end, until) });
  }
}
