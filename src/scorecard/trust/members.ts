import type { Labels } from '#compute/series.ts';
import type { Indicator } from '#config/indicator.ts';
import { labelText } from '#scorecard/promql/matcher.ts';
import { queryForm } from '#scorecard/promql/query-form.ts';
import type { Template } from './form-fault.ts';

/** Labels that say who counts, and not what was counted: what is missed when it is gone. */
const WHO = [
  'job',
  'service',
  'service_name',
  'app',
  'application',
  'namespace',
  'cluster',
  'exported_job',
  'exported_service',
];

/** The same as OpenTelemetry writes them, for servers that take such names. */
const DOTTED_WHO = ['service.name', 'service.namespace', 'k8s.namespace.name', 'k8s.cluster.name'];

/** Labels that say what was counted, or change with every deployment: nobody is missed for want of one of their values. */
const WHAT = [
  'le',
  'quantile',
  'status',
  'code',
  'state',
  'severity',
  'level',
  'class',
  'type',
  'reason',
  'result',
  'method',
  'route',
  'path',
  'handler',
  'uri',
  'url',
  'grade',
  'id',
  'uid',
  'version',
  'commit',
  'revision',
  'image',
  'digest',
  'tag',
  'package',
  'cve',
  'vulnerability',
  'vulnerability_id',
  'vuln_id',
];

const DOTTED_WHAT = [
  'http.route',
  'http.target',
  'http.method',
  'http.request.method',
  'http.status_code',
  'http.response.status_code',
  'rpc.method',
  'rpc.grpc.status_code',
  'error.type',
  'url.path',
  'url.full',
  'service.version',
];

/** Labels that a new one takes over when a replica is replaced. */
const REPLICA = [
  'instance',
  'pod',
  'pod_name',
  'container',
  'container_id',
  'host',
  'hostname',
  'node',
  'replica',
  'ip',
];

const DOTTED_REPLICA = [
  'service.instance.id',
  'k8s.pod.name',
  'k8s.pod.uid',
  'k8s.node.name',
  'k8s.container.name',
  'container.id',
  'container.name',
  'host.id',
  'host.name',
];

/**
 * By which labels the members behind a template are told apart, as PromQL: `by (job,service)`. Of a level it is every
 * label that says who measures, unless its query says by which: a scanner is missed also where scanners are added up,
 * one replica of many is not.
 */
export function memberGrouping(indicator: Indicator, { text, use }: Template): string {
  if (indicator.members !== undefined) return clause('by', indicator.members);
  const { by, outermost, hasQuotedNames } = queryForm(text);
  const and = (names: readonly string[], dotted: readonly string[]) =>
    hasQuotedNames ? [...names, ...dotted] : names;
  const [who, what, replica] = [and(WHO, DOTTED_WHO), and(WHAT, DOTTED_WHAT), and(REPLICA, DOTTED_REPLICA)];
  const grouped = 'groupBy' in indicator && indicator.groupBy !== undefined ? [indicator.groupBy] : [];
  const isLevel = use === 'level' && indicator.kind !== 'band';
  const named = isLevel
    ? (by ?? []).filter((label) => !what.includes(label) && !isTold(indicator, label))
    : [];
  if (isLevel && named.length === 0) {
    const told = 'label' in indicator ? [indicator.label] : [];
    return clause('without', [...new Set([...what, ...(outermost === null ? [] : replica), ...told])]);
  }
  return clause('by', [...new Set([...who, ...grouped, ...named])]);
}

/** The label that tells good from bad, or holds the grade, says what was measured whatever it is called. */
const isTold = (indicator: Indicator, label: string): boolean =>
  'label' in indicator && indicator.label === label;

const clause = (mode: 'by' | 'without', labels: readonly string[]): string =>
  `${mode} (${labels.map(labelText).join(',')})`;

/** A member with the first and the last time it was seen, as tiles of the window. */
export type Member = {
  readonly labels: Labels;
  readonly first: number;
  readonly last: number;
  /** Of a level: what it was when it was last seen. */
  readonly value: number;
};

/**
 * The members that were seen and are not there any more. One that another of the same kind has replaced (a pod after
 * a deployment) is not missed.
 * @param live the labels of those that are there
 * @param areOthersThere what goes with them is still counted, so that nobody being there is no lack of samples
 */
export function vanishedMembers(
  seen: readonly Member[],
  live: readonly Labels[],
  areOthersThere = false,
): readonly Member[] {
  const liveKeys = new Set(live.map(keyOf));
  // Where nobody is there, time itself is unknown, and that says it.
  if (liveKeys.size === 0 && !areOthersThere) return [];
  const gone = seen.filter(({ labels }) => !liveKeys.has(keyOf(labels)));
  const places = new Map<string, number>();
  for (const member of seen) {
    if (!liveKeys.has(keyOf(member.labels))) continue;
    const place = placeOf(member.labels);
    const isNew = gone.some((one) => placeOf(one.labels) === place && member.first >= one.last);
    if (isNew) places.set(place, (places.get(place) ?? 0) + 1);
  }
  return gone.filter(({ labels }) => {
    const replaced = places.get(placeOf(labels)) ?? 0;
    if (replaced === 0) return true;
    places.set(placeOf(labels), replaced - 1);
    return false;
  });
}

/** Whether each of some members is, by its labels, among others too. */
export function areAmong(members: readonly Member[], others: readonly Member[]): boolean {
  const keys = new Set(others.map(({ labels }) => keyOf(labels)));
  return members.every(({ labels }) => keys.has(keyOf(labels)));
}

const entriesOf = (labels: Labels): readonly (readonly [string, string])[] =>
  Object.entries(labels)
    .filter(([name, value]) => name !== '__name__' && value !== '')
    .sort(([one], [other]) => (one < other ? -1 : 1));

const keyOf = (labels: Labels): string => JSON.stringify(entriesOf(labels));

const placeOf = (labels: Labels): string =>
  JSON.stringify(
    entriesOf(labels).filter(([name]) => !REPLICA.includes(name) && !DOTTED_REPLICA.includes(name)),
  );

/** "service api, job shop". */
export function labelsText(labels: Labels): string {
  const entries = entriesOf(labels);
  return entries.length === 0
    ? 'the only series'
    : entries.map(([name, value]) => `${name} ${value}`).join(', ');
}
