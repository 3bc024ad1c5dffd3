import { PrometheusError } from './error.ts';

/** The way a server says no matters less than its words: these come with 400, 422, 500 or 503. */
const CANNOT_HOLD =
  /\btoo (long|many|much|large|big|wide|old|expensive)\b|\bexceed|\b(not enough|out of) memory|resource_?exhausted/i;
const LIMIT = /\b(max|maximum|limit|limited|limits|at most|more than|longer than|larger than)\b/i;
const AMOUNT =
  /\b(samples?|points?|datapoints?|(time ?)?series|chunks?|bytes|range|lookback|length|duration|window|days?|hours?|resolution|memory)\b/i;
/** Too many at a time, not too much at once: less of each does not help. */
const BUSY =
  /\bconcurren|\boutstanding\b|\bqueue|too many (requests|queries|connections)|\brate limit|\bper (second|minute)\b/i;
/** Faults of a query that less of it does not mend, which Prometheus tells with 422 as well. */
const FAULTY = /\b(many-to-|one-to-many|duplicate|multiple matches|parse error|unsupported|not a valid)/i;
/** Longer texts quote the query, which may hold any word. */
const LOOKED_AT = 2000;

/** More samples, more points or a longer time than a server gives for one query, in the words of any server. */
export function saysTooMuch(text: string): boolean {
  const words = text.slice(0, LOOKED_AT);
  if (BUSY.test(words)) return false;
  return CANNOT_HOLD.test(words) || (LIMIT.test(words) && AMOUNT.test(words));
}

/**
 * Whether a query may be answered when it asks for less at a time: a shorter range, fewer points, a day instead of
 * a month. 413, 422 and 504 say so by themselves, as does silence; of other refusals it is the words that do.
 */
export function isTooMuch(error: unknown): boolean {
  if (!(error instanceof PrometheusError)) return false;
  const { kind, status, serverMessage } = error;
  if (kind === 'timeout' || kind === 'too-large') return true;
  if (status === 413 || status === 504) return true;
  if (status === 422) return !FAULTY.test(serverMessage?.slice(0, LOOKED_AT) ?? '');
  const isRefusal = status === 400 || (status !== null && status >= 500);
  return isRefusal && serverMessage !== null && saysTooMuch(serverMessage);
}
