import { quote } from '#scorecard/promql/string-literal.ts';

/** A regular expression for exactly these texts. Most signs in brackets: a backslash has to be escaped once more. */
export const oneOf = (texts: readonly string[]): string =>
  texts.map((text) => text.replace(/[.*+?${}()|[\]]/g, '[$&]').replace(/[\\^]/g, '\\$&')).join('|');

/** A bucket bound as servers spell it: "1" up to Prometheus 2, "1.0" from 3 on. */
export const matchBound = (bound: number): string =>
  `le=~${quote(oneOf(Number.isInteger(bound) ? [`${bound}`, `${bound}.0`] : [`${bound}`]))}`;
