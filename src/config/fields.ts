import * as v from 'valibot';
import { parseDuration } from '#compute/duration.ts';
import { type DurationMs, durationMs, type EpochMs, epochMs } from '#compute/units.ts';
import { labelPatternFault } from './label-pattern.ts';
import { hasPlaceholder, placeholdersOf } from './promql-template.ts';
import { settingsSentence } from './wording.ts';

/** The building blocks of scorecard.json: each says what it wants in words a person can act on. */

/** An object with these settings and no others: a misspelt name is an error, not a wish that nobody hears. */
export const settings = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, settingsSentence(entries));

export const text = v.pipe(v.string(), v.minLength(1, 'expected a text that is not empty'));

/** JSON.parse reads 1e999 as Infinity. */
export const number = v.pipe(v.number(), v.finite('expected a number that is not infinite'));

export const positive = v.pipe(number, v.gtValue(0, 'expected a number above 0'));

const FRACTION = 'expected a fraction from 0 to 1';

export const fraction = v.pipe(number, v.minValue(0, FRACTION), v.maxValue(1, FRACTION));

const ID = 'expected an id of lower-case letters, digits and "_", starting with a letter';

export const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/, ID));

export const duration = v.pipe(
  v.string(),
  v.check(
    (value) => parseDuration(value) !== null,
    'expected a Prometheus duration such as "5m", "30d" or "1h30m"',
  ),
  v.transform((value): DurationMs => parseDuration(value) ?? durationMs(0)),
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

const INSTANT = /T.*(Z|[+-]\d\d:\d\d)$/;

/** With a zone: an instant of nobody's clock is none. */
export const instant = v.pipe(
  v.string(),
  v.check(
    (value) => INSTANT.test(value) && !Number.isNaN(Date.parse(value)),
    'expected an instant with its zone such as "2026-01-31T14:05:00Z"',
  ),
  v.transform((value): EpochMs => epochMs(Date.parse(value))),
);

export const day = v.pipe(
  v.string(),
  v.check(
    (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)),
    'expected a date such as "2026-01-31"',
  ),
);
