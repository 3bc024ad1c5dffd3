import { parseDuration } from './duration.ts';
import { parseError } from './query-error.ts';

/** A number, or a duration in seconds. */
export function parseNumber(text: string): number | null {
  const plain = text.toLowerCase().replaceAll('_', '');
  if (plain === 'inf' || plain === '+inf') return Number.POSITIVE_INFINITY;
  if (plain === 'nan') return Number.NaN;
  const duration = parseDuration(plain);
  if (duration !== null) return duration / 1000;
  const value = Number(plain);
  return plain === '' || Number.isNaN(value) ? null : value;
}

/** The text inside quotes. Backticks are raw; the other two escape as JSON does, as far as label values need it. */
export function parseString(source: string, place: string): string {
  const quote = source[0];
  const inside = source.slice(1, -1);
  if (quote === '`') return inside;
  const json = quote === "'" ? inside.replaceAll("\\'", "'").replace(/(?<!\\)"/g, '\\"') : inside;
  try {
    return JSON.parse(`"${json}"`) as string;
  } catch {
    throw parseError(place, 'unterminated or wrongly escaped string');
  }
}
