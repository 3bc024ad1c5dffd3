import { epochMs } from '#compute/units.ts';
import type { Zone } from '#compute/zone.ts';
import { formatTime } from '#ui/format-time.ts';

const NAMED = 3;

/**
 * "ringed: unusual for its time of the week, from 14 Jan 2026, 10:00 UTC; a hint, never graded"
 * @param since when each stretch of unusual points began
 */
export function unusualNote(since: readonly number[], zone: Zone): string | null {
  if (since.length === 0) return null;
  const named = since.slice(-NAMED).map((time) => formatTime(epochMs(time), zone, 'minute'));
  const more = since.length > NAMED ? ` and ${since.length - NAMED} more before` : '';
  return `ringed: unusual for its time of the week, from ${named.join('; ')}${more}; a hint, never graded`;
}
