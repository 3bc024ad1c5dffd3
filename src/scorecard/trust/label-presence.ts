import type { Sample } from '#compute/series.ts';
import type { Indicator } from '#config/indicator.ts';
import { plainLabelPattern } from '#config/label-pattern.ts';
import { labelText, type Matcher } from '#scorecard/promql/matcher.ts';
import { queryForm, type SelectorForm, selectorText } from '#scorecard/promql/query-form.ts';
import { quote } from '#scorecard/promql/string-literal.ts';
import type { LabelFilter } from '#scorecard/queries/choice.ts';
import { templatesOf } from './form-fault.ts';

/** The name of the query that tells which labels the series behind a figure have. */
export const LABELS = 'query.labels';

/** In its response: which selector a count belongs to (none: the first), and that its series have a label. */
const SELECTOR = 'pillars_selector';
export const PRESENT = 'pillars_present';

/** What labels that tell good from bad are called. */
export const USUAL_LABELS: readonly string[] = [
  'status',
  'code',
  'status_code',
  'http_status_code',
  'http_response_status_code',
  'response_code',
  'grpc_code',
  'grpc_status',
  'rpc_grpc_status_code',
  'result',
  'outcome',
  'state',
  'success',
  'error',
];

/** The same as OpenTelemetry writes them, for servers that take such names. */
const DOTTED_LABELS = ['http.response.status_code', 'http.status_code', 'rpc.grpc.status_code', 'error.type'];

/** Matchers for one of these say whose series they are: without them others would be looked at. */
const WHOSE = [
  ...['job', 'instance', 'service', 'app', 'application', 'namespace', 'cluster'],
  ...['service.name', 'service.namespace', 'service.instance.id', 'k8s.namespace.name', 'k8s.cluster.name'],
];

/** A selector of an indicator, and those of its matchers that are written for a label that may not be there. */
export type AskedSelector = { readonly selector: SelectorForm; readonly checked: readonly Matcher[] };

/**
 * The selectors whose labels are asked for. Of a ratio of one selector it is always that one. Elsewhere it costs a
 * query more, so it is asked where a wrong name goes without notice: a matcher that leaves something out, a part
 * that another fills in for (`or`), and the halves of a quotient, or two counters, that are told apart as good and bad.
 */
export function askedSelectors(indicator: Indicator): readonly AskedSelector[] {
  const templates = templatesOf(indicator).map(({ text }) => queryForm(text));
  if (templates.some(({ isRead }) => !isRead)) return [];
  const selectors = new Map(
    templates.flatMap(({ selectors, hasOr }) =>
      selectors.map((selector) => [selectorText(selector, []), { selector, hasOr }] as const),
    ),
  );
  const isAlways = indicator.kind === 'ratio' && selectors.size === 1;
  return [...selectors.values()].flatMap(({ selector, hasOr }) => {
    const checked = checkedMatchers(selector);
    const isWorth = checked.some(
      ({ label, operator }) =>
        operator.startsWith('!') ||
        hasOr ||
        (isOfTwoParts(indicator) && (USUAL_LABELS.includes(label) || DOTTED_LABELS.includes(label))),
    );
    return isAlways || isWorth ? [{ selector, checked }] : [];
  });
}

const isOfTwoParts = ({ kind }: Indicator): boolean => kind === 'quotient' || kind === 'events';

/** The series of one of the asked selectors, in the response to `labelPresenceQuery`. */
export const seriesOfSelector = (samples: readonly Sample[], index: number): readonly Sample[] =>
  samples.filter(({ labels }) => labels[PRESENT] === undefined && Number(labels[SELECTOR] ?? 0) === index);

/** What a matcher looks for, as a pattern for a whole value. */
export const matcherPattern = ({ operator, value }: Matcher): string =>
  operator.endsWith('~') ? value : value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

export const groupedLabels = (indicator: Indicator): readonly string[] => [
  ...new Set([
    ...(indicator.kind === 'ratio' ? [indicator.label] : []),
    ...USUAL_LABELS,
    ...(templatesOf(indicator).some(({ text }) => queryForm(text).hasQuotedNames) ? DOTTED_LABELS : []),
  ]),
];

/**
 * Counts the series behind a figure by the usual labels for an outcome, looked for without the matchers that may be
 * wrong. Other labels may have any number of values: whether any series has them is counted apart.
 */
export function labelPresenceQuery(indicator: Indicator, filters: readonly LabelFilter[]): string | null {
  const grouped = groupedLabels(indicator);
  const parts = askedSelectors(indicator).flatMap(({ selector, checked }, index) => {
    const matchers = selector.matchers.filter((matcher) => !checked.includes(matcher));
    const sampled = (more: readonly Matcher[]) =>
      `(last_over_time(${selectorText({ ...selector, matchers: [...matchers, ...more] }, filters)}[1h]))`;
    const series = `count by (${grouped.map(labelText).join(',')}) ${sampled([])}`;
    const others = [...new Set(checked.map(({ label }) => label))].filter(
      (label) => !grouped.includes(label),
    );
    return [
      index === 0 ? series : labelled(series, SELECTOR, String(index)),
      ...others.map((label) =>
        labelled(`count ${sampled([{ label, operator: '!=', value: '' }])}`, PRESENT, `${index} ${label}`),
      ),
    ];
  });
  return parts.length === 0 ? null : parts.join(' or ');
}

/** A dollar sign would be read as a group that the pattern does not have. */
const labelled = (expr: string, label: string, value: string): string =>
  `label_replace(${expr}, "${label}", ${quote(value.replaceAll('$', '$$$$'))}, "", "")`;

/** A selector without a name is left as it is: without its matchers it would select everything. */
function checkedMatchers({ metric, matchers }: SelectorForm): readonly Matcher[] {
  if (metric === null && !matchers.some(({ label }) => label === '__name__')) return [];
  return matchers.filter((matcher) => {
    const isNegative = matcher.operator.startsWith('!');
    if (matcher.label === '__name__' || (!isNegative && WHOSE.includes(matcher.label))) return false;
    return !asksForAbsence(matcher);
  });
}

/** `=""`, `=~"|x"` and `!~".+"` are written for series without the label. */
function asksForAbsence({ operator, value }: Matcher): boolean {
  if (operator === '!=') return false;
  if (operator === '=') return value === '';
  if (operator === '!~') return value === '.+' || value === '.*';
  return plainLabelPattern(value)?.('') ?? false;
}
