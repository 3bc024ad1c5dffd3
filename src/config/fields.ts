import * as v from 'valibot';
import { CALENDAR_PERIODS, type CalendarPeriod } from '#compute/calendar-window.ts';
import { parseDuration } from '#compute/duration.ts';
import { type DurationMs, durationMs, type EpochMs, epochMs } from '#compute/units.ts';
import { labelPatternFault } from './label-pattern.ts';
import { hasPlaceholder, placeholdersOf } from './promql-template.ts';
import { settingsSentence } from './wording.ts';

/** The building blocks of scorecard.json: each says what it wants in words a person can act on. */

/** An object with these settings and no others: a misspelt name is an error, not a wish that nobody hears. */
export const settings = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, settingsSentence(entries));

/** Nobody writes more into a setting, and what looks through it need not be afraid of its length. */
export const text = v.pipe(
  v.string(),
  v.minLength(1, 'expected a text that is not empty'),
  v.maxLength(10_000, 'expected a text of at most 10000 characters'),
);

const LONGEST_UNIT = 24;

/** Stands behind a number, so that it must not read as a part of it. */
export const unitText = v.pipe(
  v.string(),
  v.check(
    (value) =>
      value.length <= LONGEST_UNIT &&
      /^(?![\p{Z}\p{N}.,:/+−–-])[^\p{C}\p{Zl}\p{Zp}]*(?<!\p{Z})$/u.test(value) &&
      value !== '',
    `expected a text in one line of 1 to ${LONGEST_UNIT} characters that begins with no digit, sign or space, such as "orders"`,
  ),
);

const LARGEST = 1e18;
const LIMITS = `from -${LARGEST} to ${LARGEST}`;

/** JSON.parse reads 1e999 as Infinity, and the sum of two that are nearly as large is. */
export const number = v.pipe(
  v.number(),
  v.finite('expected a number that is not infinite'),
  v.check((value) => Math.abs(value) <= LARGEST || !Number.isFinite(value), `expected a number ${LIMITS}`),
);

export const positive = v.pipe(number, v.gtValue(0, 'expected a number above 0'));

const FRACTION = 'expected a fraction from 0 to 1';

export const fraction = v.pipe(number, v.minValue(0, FRACTION), v.maxValue(1, FRACTION));

const ID = 'expected an id of lower-case letters, digits and "_", starting with a letter';

export const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/, ID));

const lengthOf = (text: string): number => parseDuration(text) ?? Number.NaN;

/** A duration from one to another; both may be had. */
export const durationBetween = (shortest: string, longest: string, allowed: string) =>
  v.pipe(
    v.string(),
    v.check(
      (value) => parseDuration(value) !== null,
      'expected a Prometheus duration such as "5m", "30d" or "1h30m"',
    ),
    v.check((value) => {
      const length = lengthOf(value);
      return Number.isNaN(length) || (length >= lengthOf(shortest) && length <= lengthOf(longest));
    }, `expected a duration ${allowed}`),
    v.transform((value): DurationMs => durationMs(parseDuration(value) ?? 0)),
  );

/** Shorter than anything is scraped, or longer than any server keeps samples, neither questions nor timers make sense. */
export const duration = durationBetween('1s', '10y', 'from "1s" to "10y"');

const WINDOW_FORM = 'expected a Prometheus duration such as "30d", or "month", "quarter" or "year" so far';

export const isCalendarPeriod = (text: string): text is CalendarPeriod =>
  (CALENDAR_PERIODS as readonly string[]).includes(text);

/** A length, or a period of the calendar up to now. */
export const windowOrPeriod = v.pipe(
  v.string(),
  v.check((value) => isCalendarPeriod(value) || parseDuration(value) !== null, WINDOW_FORM),
  v.check((value) => {
    const length = lengthOf(value);
    return Number.isNaN(length) || (length >= lengthOf('1s') && length <= lengthOf('10y'));
  }, 'expected a duration from "1s" to "10y"'),
);

const PLACEHOLDERS: readonly string[] = ['$window', '$filters'];

const onlyPlaceholders = (known: readonly string[]) =>
  v.check(
    (template: string) => placeholdersOf(template).every((name) => known.includes(name)),
    ({ input }) => {
      const unknown = placeholdersOf(input).find((name) => !known.includes(name));
      return `expected no placeholder but ${known.join(', ')}; got ${unknown}, which only a text in quotes may hold`;
    },
  );

/** A PromQL template; the server has the last word on its syntax, the placeholders are ours. */
export const promql = v.pipe(text, onlyPlaceholders(PLACEHOLDERS));

/** A PromQL template over a window, grouped by a label that is chosen on the page. */
export const groupedPromql = v.pipe(
  text,
  onlyPlaceholders([...PLACEHOLDERS, '$by']),
  v.check(
    (template) => hasPlaceholder(template, '$by') && hasPlaceholder(template, '$window'),
    'expected $by where the label to group by goes, and $window',
  ),
);

/** A pattern for a whole label value; see `labelPattern` for how it matches. */
export const labelPatternText = v.pipe(
  text,
  v.check(
    (pattern) => labelPatternFault(pattern) === null,
    ({ input }) =>
      `expected a regular expression for the whole label value as Prometheus reads it (RE2), such as "5.."; ${labelPatternFault(input)}`,
  ),
);

const LABEL_NAME = 'expected a Prometheus label name';

/** Prometheus 3 takes any text. Half a pair of surrogates is none. */
export const labelName = v.pipe(
  v.string(),
  v.minLength(1, LABEL_NAME),
  v.check((name) => !/\p{Surrogate}/u.test(name), LABEL_NAME),
);

/** Any case, without a flag: JSON Schema has none. */
export const link = v.pipe(
  v.string(),
  v.regex(/^[hH][tT][tT][pP][sS]?:\/\//, 'expected a link that starts with https:// or http://'),
);

/** For what is only ever opened by people: nobody is to be sent over a wire others can read. */
export const secureLink = v.pipe(
  v.string(),
  v.regex(/^[hH][tT][tT][pP][sS]:\/\//, 'expected a link that starts with https://'),
);

/** The placeholder stands behind the host, so that no label can choose where the link leads. */
export const traceLink = v.pipe(
  v.string(),
  v.regex(
    /^[hH][tT][tT][pP][sS]:\/\/[^/?#$\\]+[/?#].*\$traceID/,
    'expected an https:// link with $traceID behind the host',
  ),
);

export function isZone(name: string): boolean {
  // The first question to Intl costs a tenth of a cold load.
  if (name === 'UTC') return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** "2026-02-30" is read as 2 March by some and as nothing by others. */
function isDay(value: string): boolean {
  const instant = /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(value);
}

const INSTANT = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** With a zone: an instant of nobody's clock is none. */
export const instant = v.pipe(
  v.string(),
  v.check(
    (value) => isDay(INSTANT.exec(value)?.[1] ?? '') && !Number.isNaN(Date.parse(value)),
    'expected an instant with its zone such as "2026-01-31T14:05:00Z"',
  ),
  v.transform((value): EpochMs => epochMs(Date.parse(value))),
);

export const day = v.pipe(v.string(), v.check(isDay, 'expected a day that there is, such as "2026-01-31"'));
