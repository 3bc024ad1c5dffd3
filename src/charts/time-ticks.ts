import { DAY, type EpochMs, epochMs, HOUR, MINUTE, SECOND } from '#compute/units.ts';
import type { Zone } from '#compute/zone.ts';
import { formatTime, type TimePrecision } from '#ui/format-time.ts';
import type { ChartSpan } from './chart-data.ts';

export type TimeTick = { readonly at: EpochMs; readonly text: string };

type Step = { readonly field: 'second' | 'day' | 'month'; readonly every: number; readonly ms: number };

const seconds = (ms: number): Step => ({ field: 'second', every: ms / SECOND, ms });
const days = (every: number): Step => ({ field: 'day', every, ms: every * DAY });
const months = (every: number): Step => ({ field: 'month', every, ms: every * 30 * DAY });

const STEPS: readonly Step[] = [
  ...[1, 2, 5, 10, 15, 30].map((n) => seconds(n * SECOND)),
  ...[1, 2, 5, 10, 15, 30].map((n) => seconds(n * MINUTE)),
  ...[1, 2, 3, 6, 12].map((n) => seconds(n * HOUR)),
  ...[1, 2, 7, 14].map(days),
  ...[1, 2, 3, 6, 12, 24, 60].map(months),
];

/** Calendar fields of an instant: year, month from 0, day from 1, second of the day. */
type Fields = readonly [year: number, month: number, day: number, second: number];

function fieldsOf(at: number, zone: Zone): Fields {
  const date = new Date(at);
  return zone === 'utc'
    ? [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), (at % DAY) / SECOND]
    : [
        date.getFullYear(),
        date.getMonth(),
        date.getDate(),
        date.getHours() * 3600 + date.getMinutes() * 60 + date.getSeconds(),
      ];
}

/** Fields may overflow (day 32, second 90 000): the calendar carries, through summer time too. */
function instantOf([year, month, day, second]: Fields, zone: Zone): number {
  return zone === 'utc'
    ? Date.UTC(year, month, day, 0, 0, second)
    : new Date(year, month, day, 0, 0, second).getTime();
}

/** Days since a fixed Monday, so that ticks several days apart keep their days as the window moves. */
const daysFromMonday = (year: number, month: number, day: number) =>
  (Date.UTC(year, month, day) - Date.UTC(1970, 0, 5)) / DAY;

/** The k-th tick counted from the round instant at or before the start. */
function tickAt(origin: Fields, step: Step, k: number, zone: Zone): number {
  const [year, month, day, second] = origin;
  switch (step.field) {
    case 'second':
      return instantOf(
        [year, month, day, Math.floor(second / step.every) * step.every + k * step.every],
        zone,
      );
    case 'day':
      return instantOf(
        [year, month, day - (daysFromMonday(year, month, day) % step.every) + k * step.every, 0],
        zone,
      );
    case 'month':
      return instantOf([year, Math.floor(month / step.every) * step.every + k * step.every, 1, 0], zone);
  }
}

function precisionOf(at: number, step: Step, zone: Zone): TimePrecision {
  if (step.field === 'month') return 'month';
  if (step.field === 'day' || fieldsOf(at, zone)[3] === 0) return 'day-month';
  return step.ms < MINUTE ? 'bare-clock-second' : 'bare-clock';
}

/** Round instants of the zone inside the span, at most `most` of them. Midnight is named by its day. */
export function timeTicks(span: ChartSpan, zone: Zone, most: number): readonly TimeTick[] {
  const length = span.end - span.start;
  const step = STEPS.find(({ ms }) => length / ms <= Math.max(1, most - 1)) ?? STEPS.at(-1);
  if (step === undefined || !(length > 0)) return [];
  const origin = fieldsOf(span.start, zone);
  const ticks: TimeTick[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (let k = 0; ; k += 1) {
    const at = tickAt(origin, step, k, zone);
    if (at > span.end) return ticks;
    // An hour that summer time skips falls onto the next one.
    if (at >= span.start && at > before) {
      ticks.push({ at: epochMs(at), text: formatTime(epochMs(at), zone, precisionOf(at, step, zone)) });
    }
    before = at;
  }
}
