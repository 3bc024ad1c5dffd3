import { exactQuotient, POWERS_OF_TEN } from './exact-decimal.ts';
import { readNumber } from './read-number.ts';

/** Where points are put until their number is known. Reused, and made larger when full. */
export type PointStore = { times: Float64Array; values: Float64Array; length: number };

export const UNEXPECTED = -1;

const QUOTE = 34;
const COMMA = 44;
const MINUS = 45;
const DOT = 46;
const ZERO = 48;
const OPEN = 91;
const CLOSE = 93;

/** Digits that fit a small integer, and digits of which twice as many are exact in the sum of two doubles. */
const HALF = 9;
/** Every integer of so many digits is a double. */
const EXACT_DIGITS = 15;

const powerOfTen = (power: number): number => POWERS_OF_TEN[power] ?? Number.NaN;

/**
 * Reads points, `[1767225607.5,"0.25"],[1767225608.5,"NaN"]]`, from the bytes of a response. One function, because it
 * runs once for each digit of 20 MB.
 * @param at    the byte after the bracket that opens the list
 * @param store gets the times, in milliseconds, and the values
 * @returns the byte after the bracket that closes the list; UNEXPECTED for whatever is not written as Prometheus does,
 *   and for times that do not rise
 */
export function scanPoints(bytes: Uint8Array, at: number, store: PointStore): number {
  store.length = 0;
  if (bytes[at] === CLOSE) return at + 1;
  let { times, values } = store;
  let length = 0;
  let previous = Number.NEGATIVE_INFINITY;
  let next = at;
  for (;;) {
    if (bytes[next] !== OPEN) return UNEXPECTED;
    next++;

    const timeAt = next;
    let seconds = 0;
    let digit = (bytes[next] ?? 0) - ZERO;
    const isPlain = digit > 0;
    while (digit >= 0 && digit <= 9) {
      seconds = seconds * 10 + digit;
      next++;
      digit = (bytes[next] ?? 0) - ZERO;
    }
    let decimals = 0;
    if (bytes[next] === DOT) {
      const dotAt = next;
      next++;
      digit = (bytes[next] ?? 0) - ZERO;
      while (digit >= 0 && digit <= 9) {
        seconds = seconds * 10 + digit;
        next++;
        digit = (bytes[next] ?? 0) - ZERO;
      }
      decimals = next - dotAt - 1;
    }
    const isWholeTime =
      isPlain && bytes[next] === COMMA && bytes[next - 1] !== DOT && next - timeAt <= EXACT_DIGITS;
    if (isWholeTime) {
      seconds /= powerOfTen(decimals);
    } else {
      next = bytes.indexOf(COMMA, timeAt);
      seconds = readSeconds(textOf(bytes, timeAt, next));
    }
    const time = Math.round(seconds * 1000);
    // Also for what is no number at all.
    if (!(time > previous && time < Number.POSITIVE_INFINITY)) return UNEXPECTED;
    previous = time;

    next++;
    if (bytes[next] !== QUOTE) return UNEXPECTED;
    next++;

    const valueAt = next;
    const isNegative = bytes[next] === MINUS;
    if (isNegative) next++;
    let high = 0;
    let low = 0;
    let significant = 0;
    let dotAt = UNEXPECTED;
    const digitsAt = next;
    for (;;) {
      const byte = bytes[next] ?? 0;
      digit = byte - ZERO;
      if (digit >= 0 && digit <= 9) {
        if (significant < HALF) {
          high = high * 10 + digit;
          if (high > 0) significant++;
        } else {
          if (significant < 2 * HALF) low = low * 10 + digit;
          significant++;
        }
      } else if (byte === DOT && dotAt === UNEXPECTED) {
        dotAt = next;
      } else {
        break;
      }
      next++;
    }
    const places = dotAt === UNEXPECTED ? 0 : next - dotAt - 1;
    const hasDigits = next - digitsAt > (dotAt === UNEXPECTED ? 0 : 1);
    let value = Number.NaN;
    if (hasDigits && bytes[next] === QUOTE && significant <= 2 * HALF && places < POWERS_OF_TEN.length) {
      const front = significant > HALF ? high * powerOfTen(significant - HALF) : high;
      if (places === 0) value = front + low;
      else if (significant <= EXACT_DIGITS) value = (front + low) / powerOfTen(places);
      else value = exactQuotient(front, low, powerOfTen(places));
      if (isNegative) value = -value;
    }
    if (Number.isNaN(value)) {
      next = bytes.indexOf(QUOTE, valueAt);
      const read = readNumber(textOf(bytes, valueAt, next));
      if (read === undefined) return UNEXPECTED;
      value = read;
    }
    next++;
    if (bytes[next] !== CLOSE) return UNEXPECTED;
    next++;

    if (length === times.length) {
      store.times = times = enlarged(times);
      store.values = values = enlarged(values);
    }
    times[length] = time;
    values[length] = value;
    length++;

    const separator = bytes[next];
    next++;
    if (separator === COMMA) continue;
    if (separator !== CLOSE) return UNEXPECTED;
    store.length = length;
    return next;
  }
}

/** JSON's numbers, which are fewer than JavaScript's. */
const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;

const readSeconds = (text: string): number => (JSON_NUMBER.test(text) ? Number(text) : Number.NaN);

/** Longer than any number that is written without need. */
const LONGEST = 400;

/** Bytes as one character each: a number has no others. No text for no end, or one that is far. */
function textOf(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > LONGEST) return '';
  let text = '';
  for (let index = from; index < to; index++) text += String.fromCharCode(bytes[index] ?? 0);
  return text;
}

function enlarged(column: Float64Array): Float64Array {
  const larger = new Float64Array(column.length * 2);
  larger.set(column);
  return larger;
}
