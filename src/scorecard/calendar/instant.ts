import { type EpochMs, epochMs } from '#compute/units.ts';

/** The end of the last year that RFC 3339 can write, 9999. */
const LAST_SECOND = 253_402_300_799;

const EPOCH_SECONDS = /^\d{1,12}(\.\d+)?$/;
/** The "+" of an offset that somebody typed into an address bar arrives as a space. */
const RFC_3339 = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d(?:\.\d+)?)(?:Z|([+ -])(\d\d:\d\d))$/i;

/** `2026-01-31T10:00:00Z`, with any offset, or seconds since 1970; null for anything else. */
export function parseInstant(text: string): EpochMs | null {
  if (EPOCH_SECONDS.test(text)) {
    const seconds = Number(text);
    return seconds <= LAST_SECOND ? epochMs(Math.round(seconds * 1000)) : null;
  }
  const [matched, day = '', time, sign, offset] = RFC_3339.exec(text) ?? [];
  if (matched === undefined || !isDay(day)) return null;
  const ms = Date.parse(`${day}T${time}${offset ? (sign === '-' ? '-' : '+') + offset : 'Z'}`);
  return Number.isNaN(ms) ? null : epochMs(ms);
}

/** `2026-01-31T10:00:00Z`, with milliseconds only where there are some. */
export const formatInstant = (at: EpochMs): string => new Date(at).toISOString().replace('.000Z', 'Z');

/** `2026-01-31`. Some engines read 30 February as 2 March. */
export function isDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === day;
}
