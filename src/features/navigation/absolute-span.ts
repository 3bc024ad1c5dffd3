import { type EpochMs, epochMs, MINUTE } from '#compute/units.ts';
import type { Zone } from '#compute/zone.ts';

/** The two ends of a span as `<input type="datetime-local">` reads and writes them, in the reader's zone. */
export function toInputText(at: EpochMs, zone: Zone): string {
  const shift = zone === 'utc' ? 0 : new Date(at).getTimezoneOffset() * MINUTE;
  return new Date(at - shift).toISOString().slice(0, 16);
}

/** null for a text that is no date and time. */
export function fromInputText(text: string, zone: Zone): EpochMs | null {
  const parsed = Date.parse(zone === 'utc' ? `${text}Z` : text);
  return Number.isFinite(parsed) ? epochMs(parsed) : null;
}
