import type { Sample } from '#compute/series.ts';
import type { Indicator } from '#config/indicator.ts';
import { plainLabelPattern } from '#config/label-pattern.ts';
import { queryForm, selectorText } from '#scorecard/promql/query-form.ts';
import type { Template } from './form-fault.ts';
import { askedSelectors, groupedLabels, matcherPattern, seriesOfSelector } from './label-presence.ts';
import { saysNothingBad } from './label-vocabulary.ts';

/**
 * Whether a query without a result means that its counter has no series. A sum of two has no result as soon as one of
 * them has none, and a comparison as soon as it does not hold.
 */
export function mayBeAbsent(template: string): boolean {
  const { isRead, selectors, outermost } = queryForm(template);
  return isRead && selectors.length === 1 && outermost !== null;
}

/**
 * Whether a counter of bad events has no series because nothing went wrong: the metric has series that the matcher for
 * what is bad does not find, and what they are labelled with says that all went well.
 * @param samples the response to `labelPresenceQuery`; empty where nobody asked
 */
export function hasCountedNothing(
  indicator: Indicator,
  template: string,
  samples: readonly Sample[],
): boolean {
  const [own] = queryForm(template).selectors;
  if (own === undefined) return false;
  const asked = askedSelectors(indicator);
  const index = asked.findIndex(({ selector }) => selectorText(selector, []) === selectorText(own, []));
  const [matcher, ...others] = asked[index]?.checked ?? [];
  // Of several matchers any may be the one that finds nothing.
  if (matcher === undefined || others.length > 0 || matcher.operator.startsWith('!')) return false;
  if (!groupedLabels(indicator).includes(matcher.label)) return false;
  const series = seriesOfSelector(samples, index);
  const values = [...new Set(series.map(({ labels }) => labels[matcher.label] ?? ''))];
  const pattern = matcherPattern(matcher);
  const matches = plainLabelPattern(pattern);
  if (values.length === 0 || matches === null || values.some(matches)) return false;
  return saysNothingBad(values, pattern);
}

/** "http_errors_total of "bad" has no series and counts as 0". */
export function absentCounterText({ need, text }: Pick<Template, 'need' | 'text'>): string {
  const metric = queryForm(text).selectors[0]?.metric ?? 'the metric';
  return `${metric} of "${need}" has no series and counts as 0`;
}
