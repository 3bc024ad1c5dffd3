import type { EpochMs } from '#compute/units.ts';
import type { Zone } from '#compute/zone.ts';

export type TimePrecision =
  /** 31 Jan 2026 */
  | 'day'
  /** 31 Jan 2026, 00:00 UTC */
  | 'minute'
  /** 31 Jan 2026, 00:00:00 UTC */
  | 'second'
  /** 00:00 UTC */
  | 'clock'
  /** 00:00:00 UTC */
  | 'clock-second'
  /** 31 Jan */
  | 'day-month'
  /** Jan 2026 */
  | 'month'
  /** 00:00, for places that name the zone once */
  | 'bare-clock'
  /** 00:00:00, likewise */
  | 'bare-clock-second';

type Field = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'timeZoneName';
type Fields = Readonly<Record<Field, string>>;

let localFormatter: Intl.DateTimeFormat | null = null;

function localFormat(): Intl.DateTimeFormat {
  // en-US for its three-letter months: en-GB writes "Sept". The order of the parts is our own, below.
  localFormatter ??= new Intl.DateTimeFormat('en-US', {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  return localFormatter;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** UTC needs no table of zones. The first Intl.DateTimeFormat costs 40 ms, and every page shows a time at once. */
function utcFields(at: EpochMs): Fields {
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = new Date(at)
    .toISOString()
    .split(/[-T:.]/);
  return {
    year,
    month: MONTHS[Number(month) - 1] ?? '',
    day: String(Number(day)),
    hour,
    minute,
    second,
    timeZoneName: 'UTC',
  };
}

function fieldsOf(at: EpochMs, zone: Zone): Fields {
  if (zone === 'utc') return utcFields(at);
  const parts = localFormat().formatToParts(at);
  const field = (name: Field) => parts.find((part) => part.type === name)?.value ?? '';
  return {
    year: field('year'),
    month: field('month'),
    day: field('day'),
    hour: field('hour'),
    minute: field('minute'),
    second: field('second'),
    timeZoneName: field('timeZoneName'),
  };
}

export function formatTime(at: EpochMs, zone: Zone, precision: TimePrecision): string {
  const f = fieldsOf(at, zone);
  const day = `${f.day} ${f.month} ${f.year}`;
  const clock = `${f.hour}:${f.minute}`;
  switch (precision) {
    case 'day':
      return day;
    case 'minute':
      return `${day}, ${clock} ${f.timeZoneName}`;
    case 'second':
      return `${day}, ${clock}:${f.second} ${f.timeZoneName}`;
    case 'clock':
      return `${clock} ${f.timeZoneName}`;
    case 'clock-second':
      return `${clock}:${f.second} ${f.timeZoneName}`;
    case 'day-month':
      return `${f.day} ${f.month}`;
    case 'month':
      return `${f.month} ${f.year}`;
    case 'bare-clock':
      return clock;
    case 'bare-clock-second':
      return `${clock}:${f.second}`;
  }
}

/** What the zone is called at an instant: "UTC", or the reader's own, e.g. "GMT+1", which changes with the season. */
export const zoneName = (at: EpochMs, zone: Zone): string => fieldsOf(at, zone).timeZoneName;
