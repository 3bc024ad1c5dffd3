import { parseDuration } from '#compute/duration.ts';
import { type DurationMs, SECOND } from '#compute/units.ts';
import { labelText, vectorSelectorText } from '#scorecard/promql/matcher.ts';
import { queryForm, type SelectorForm } from '#scorecard/promql/query-form.ts';
import { queryTree } from '#scorecard/promql/query-tree.ts';
import { percentObjective } from './objective-share.ts';
import { eventQueries } from './query-template.ts';
import { readResource } from './resource.ts';
import { leavingOut, type Slo, type SpecNote } from './slo.ts';
import { fieldWith, found, optionalText, requiredText, SpecFault, type SpecField } from './spec-field.ts';

/**
 * The objective of a resource of Pyrra, `pyrra.dev/v1alpha1`.
 * Source: https://github.com/pyrra-dev/pyrra, kubernetes/api/v1alpha1
 */
export const readPyrra = (document: SpecField, notes: SpecNote[]): readonly Slo[] =>
  leavingOut(document, notes, () => {
    const { name, owner, spec } = readResource(document, notes);
    const sli = readIndicator(spec.at('indicator'), notes);
    const alerting = spec.at('alerting');
    if (alerting.value !== undefined) {
      alerting.use();
      const message =
        'alerting is not carried over: Pillars makes burn-rate alerts of its own from the budget';
      notes.push({ place: alerting.place, message });
    }
    return {
      place: document.place,
      service: null,
      name,
      title: null,
      description: optionalText(spec.at('description')),
      owner,
      runbook: null,
      objective: percentObjective(spec.at('target')),
      window: durationOf(spec.at('window'), '28d'),
      sli,
    };
  });

function readIndicator(indicator: SpecField, notes: SpecNote[]): Slo['sli'] {
  const kinds = { ratio, latency, latencyNative, bool_gauge: boolGauge };
  const given = Object.entries(kinds).filter(([name]) => (indicator.at(name).value ?? null) !== null);
  const [only] = given;
  if (only === undefined || given.length > 1) {
    throw new SpecFault('expected one of ratio, latency, latencyNative and bool_gauge', indicator.place);
  }
  const [name, read] = only;
  return read(indicator.at(name), notes);
}

function ratio(field: SpecField, notes: SpecNote[]): Slo['sli'] {
  nameGroups(field.at('grouping'), notes);
  const [counted, total] = [field.at('errors', 'metric'), field.at('total', 'metric')];
  return { kind: 'events', counts: 'bad', ...increases(counted, total) };
}

function latency(field: SpecField, notes: SpecNote[]): Slo['sli'] {
  const [counted, total] = [field.at('success', 'metric'), field.at('total', 'metric')];
  const [buckets, count] = [selectorOf(counted), selectorOf(total)];
  const bound = buckets.matchers.find(({ label }) => label === 'le');
  if (bound === undefined) {
    throw new SpecFault('expected a matcher for the bucket in "success", such as le="0.5"', counted.place);
  }
  const grouping = field.at('grouping');
  const base = /^(.+)_bucket$/.exec(buckets.metric ?? '')?.[1];
  const matchers = buckets.matchers.filter((matcher) => matcher !== bound);
  const isOneHistogram =
    base !== undefined &&
    !buckets.hasOffset &&
    !count.hasOffset &&
    count.metric === `${base}_count` &&
    bound.operator === '=' &&
    Number.isFinite(Number(bound.value)) &&
    bound.value.trim() !== '' &&
    inOrder(matchers) === inOrder(count.matchers);
  if (!isOneHistogram) {
    nameGroups(grouping, notes);
    return { kind: 'events', counts: 'good', ...increases(counted, total) };
  }
  const groups = grouping.items();
  const groupBy = groups.length === 1 ? requiredText(grouping.at(0), 'the name of a label') : null;
  if (groupBy === null) nameGroups(grouping, notes);
  else
    notes.push({
      place: grouping.place,
      message: `its error budget is not carried over: the worst ${groupBy} counts, and each has a budget of its own`,
    });
  const by = groupBy === null ? 'le' : `le, ${labelText(groupBy)}`;
  return {
    kind: 'buckets',
    query: `sum by (${by}) (increase(${withFilters(vectorSelectorText(buckets.metric, matchers))}[$window]))`,
    bound: Number(bound.value),
    isInSeconds: /_seconds$/.test(base),
    groupBy,
  };
}

function latencyNative(field: SpecField, notes: SpecNote[]): Slo['sli'] {
  nameGroups(field.at('grouping'), notes);
  const metric = field.at('total', 'metric');
  selectorOf(metric);
  const seconds = durationOf(field.at('latency'), '200ms') / SECOND;
  const all = `sum(increase(${metric.value}[{{.window}}]))`;
  const count = `histogram_count(${all})`;
  const counted = fieldWith(metric, `histogram_fraction(0, ${seconds}, ${all}) * ${count}`);
  return {
    kind: 'events',
    counts: 'good',
    ...eventQueries({ counted, total: fieldWith(metric, count) }, null),
  };
}

/** Each sample of a gauge that is 1 or 0 is an event. */
function boolGauge(field: SpecField, notes: SpecNote[]): Slo['sli'] {
  nameGroups(field.at('grouping'), notes);
  const metric = field.at('metric');
  selectorOf(metric);
  const overTime = (name: string) => fieldWith(metric, `sum(${name}(${metric.value}[{{.window}}]))`);
  const queries = eventQueries(
    { counted: overTime('sum_over_time'), total: overTime('count_over_time') },
    null,
  );
  return { kind: 'events', counts: 'good', ...queries };
}

function increases(counted: SpecField, total: SpecField) {
  const [some, all] = [counted, total].map((metric) => {
    selectorOf(metric);
    return fieldWith(metric, `sum(${metric.value})`);
  });
  if (some === undefined || all === undefined) throw new Error('two metrics were given');
  return eventQueries({ counted: some, total: all }, true);
}

type Metric = SelectorForm & { readonly hasOffset: boolean };

/** @throws SpecFault unless there is one selector and nothing around it but an offset */
function selectorOf(field: SpecField): Metric {
  const text = requiredText(field, 'a metric with its matchers');
  const top = queryTree(text).root.firstChild?.name;
  const { isRead, selectors } = queryForm(text);
  const [selector] = selectors;
  if (isRead && selector !== undefined && (top === 'VectorSelector' || top === 'OffsetExpr')) {
    return { ...selector, hasOffset: top === 'OffsetExpr' };
  }
  throw new SpecFault(
    `expected a metric with its matchers and nothing around it; got ${found(text)}`,
    field.place,
  );
}

function nameGroups(grouping: SpecField, notes: SpecNote[]): void {
  const groups = grouping.items();
  grouping.use();
  if (groups.length === 0) return;
  const labels = groups.map(({ value }) => String(value)).join(', ');
  const message = `${grouping.place.path}: ${labels} not carried over: the figure is of all together, and one that fails may not show in it`;
  notes.push({ place: grouping.place, message });
}

function durationOf(field: SpecField, example: string): DurationMs {
  const text = field.use();
  const duration = typeof text === 'string' ? parseDuration(text) : null;
  if (duration !== null) return duration;
  throw new SpecFault(`expected a duration such as "${example}"; got ${found(text)}`, field.place);
}

const withFilters = (selector: string): string =>
  selector.endsWith('}') ? `${selector.slice(0, -1)},$filters}` : `${selector}{$filters}`;

const inOrder = (matchers: SelectorForm['matchers']): string =>
  JSON.stringify(matchers.map(({ label, operator, value }) => [label, operator, value]).sort());
