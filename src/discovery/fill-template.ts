import { labelText } from '#scorecard/promql/matcher.ts';
import { quote } from '#scorecard/promql/string-literal.ts';

/** Names for the parts of a preset: `requests` is `http_requests_total`, `status` is `code`. */
export type Names = Readonly<Record<string, string>>;

const PART = /<([a-z][a-zA-Z]*)>/g;
/** A metric may have a suffix behind it and matchers after that. */
const METRIC_PART = /<([a-z][a-zA-Z]*)>([a-z_]*)(\{)?/g;

/** The parts that a text of a preset names. */
export const partsOf = (template: string): readonly string[] =>
  [...template.matchAll(PART)].map(([, part = '']) => part);

const LEGACY_METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/**
 * A query with the names that a server has. A name that only Prometheus 3 knows is quoted as it wants it: a metric
 * within its braces, `{"http.server.requests",$filters}`, and a label as `"http.route"`.
 */
export function fillQuery(template: string, names: { metrics: Names; labels: Names }): string {
  return template.replaceAll(METRIC_PART, (_whole, part: string, suffix: string, brace = '') => {
    const metric = names.metrics[part];
    if (metric !== undefined) return metricText(metric + suffix, brace === '{');
    const label = names.labels[part];
    if (label === undefined) throw new RangeError(`nothing is called <${part}>`);
    return labelText(label) + suffix + brace;
  });
}

function metricText(name: string, hasMatchers: boolean): string {
  if (LEGACY_METRIC.test(name)) return hasMatchers ? `${name}{` : name;
  return hasMatchers ? `{${quote(name)},` : `{${quote(name)}}`;
}

/** Any other text: the names as they are. */
export const fillText = (template: string, { metrics, labels }: { metrics: Names; labels: Names }): string =>
  template.replaceAll(PART, (whole, part: string) => metrics[part] ?? labels[part] ?? whole);

/** The names of the samples that a query of a preset reads. */
export const samplesIn = (template: string, metrics: Names): readonly string[] =>
  [...template.matchAll(METRIC_PART)].flatMap(([, part = '', suffix = '']) => {
    const metric = metrics[part];
    return metric === undefined ? [] : [metric + suffix];
  });
