import { quote } from './string-literal.ts';

export type Matcher = {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
};

/** What Prometheus reads without quotes, in every version. */
const PLAIN_LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const PLAIN_METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/** A label name as PromQL: `"http.route"` needs quotes, which only Prometheus 3 and later read. */
export const labelText = (label: string): string => (PLAIN_LABEL.test(label) ? label : quote(label));

export const matcherText = ({ label, operator, value }: Matcher): string =>
  `${labelText(label)}${operator}${quote(value)}`;

/** A selector without a range. A name that has to be quoted stands inside the braces. */
export function vectorSelectorText(metric: string | null, matchers: readonly Matcher[]): string {
  const inside = matchers.map(matcherText);
  if (metric !== null && PLAIN_METRIC.test(metric)) {
    return inside.length === 0 ? metric : `${metric}{${inside.join(',')}}`;
  }
  if (metric !== null) inside.unshift(quote(metric));
  // A server refuses braces that match everything.
  return `{${inside.length === 0 ? '__name__!=""' : inside.join(',')}}`;
}
