import { matcherText } from '#scorecard/promql/matcher.ts';
import { boundSpelling } from './bound-spelling.ts';

/** A regular expression for exactly these texts. Most signs in brackets: a backslash has to be escaped once more. */
export const oneOf = (texts: readonly string[]): string =>
  texts.map((text) => text.replace(/[.*+?${}()|[\]]/g, '[$&]').replace(/[\\^]/g, '\\$&')).join('|');

/** A bucket, however the bound is spelled: series have what the client library wrote, or the server made of it. */
export const matchBound = (bound: number): string =>
  matcherText({ label: 'le', operator: '=~', value: boundSpelling(bound) });
