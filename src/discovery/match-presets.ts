import { fillQuery, fillText, type Names, partsOf, samplesIn } from './fill-template.ts';
import type { TypesOf } from './inventory.ts';
import type { Preset, PresetIndicator, PresetMetric } from './preset.ts';
import { samplesOf } from './sample-names.ts';

/** An indicator that a server has the metrics for, as scorecard.json has it. Whether it answers is another matter. */
export type Candidate = {
  readonly preset: Preset;
  readonly indicator: PresetIndicator;
  /** The names of the samples its queries read. */
  readonly samples: readonly string[];
};

export type Matched = {
  readonly candidates: readonly Candidate[];
  /** Why an indicator is left out whose metric is there. */
  readonly notes: readonly string[];
};

type Look = {
  readonly typesOf: TypesOf;
  readonly labelsOf: (sample: string) => Promise<readonly string[]>;
};

/** The settings of an indicator that hold PromQL. */
const QUERIES = ['query', 'numerator', 'denominator', 'actual', 'planned', 'freshness'];

/** The indicators of presets whose metrics and labels a server has, and what was in the way of the others. */
export async function matchPresets(
  presets: readonly Preset[],
  names: ReadonlySet<string>,
  look: Look,
): Promise<Matched> {
  const claimed = new Set(presets.flatMap(exactSamples));
  const notes: string[] = [];
  const found: Candidate[] = [];
  for (const preset of presets) {
    for (const prefix of prefixesOf(preset, names, claimed)) {
      const metrics = metricsOf(preset, prefix, names);
      for (const indicator of preset.indicators) {
        const candidate = await matchIndicator({ preset, prefix, metrics, names, look }, indicator);
        if (typeof candidate === 'string') notes.push(candidate);
        else if (candidate !== null) found.push(candidate);
      }
    }
  }
  return { candidates: found.filter(isFirstOfItsKind), notes };
}

/** Two conventions may share a metric: the same question is asked once. */
function isFirstOfItsKind(candidate: Candidate, place: number, all: readonly Candidate[]): boolean {
  const asks = ({ indicator }: Candidate) => {
    const { id: _, title: __, short: ___, description: ____, ...question } = indicator;
    return JSON.stringify(question);
  };
  return all.findIndex((other) => asks(other) === asks(candidate)) === place;
}

const exactSamples = ({ metrics }: Preset): readonly string[] =>
  Object.values(metrics).flatMap(({ names, type }) => names.flatMap((name) => samplesOf(name, type)));

/**
 * What stands in front of the metrics of a preset: nothing, or the names that applications gave theirs. What begins the
 * names of a preset is the name of an exporter, which means what it counts in its own way.
 */
function prefixesOf(
  preset: Preset,
  names: ReadonlySet<string>,
  claimed: ReadonlySet<string>,
): readonly string[] {
  const prefixes = new Set<string>();
  for (const { type, names: known, anyPrefix } of Object.values(preset.metrics)) {
    if (anyPrefix !== true) continue;
    for (const sample of known.flatMap((name) => samplesOf(name, type))) {
      for (const name of names) {
        if (name.endsWith(`_${sample}`)) prefixes.add(name.slice(0, -sample.length));
      }
    }
  }
  const isApplication = (prefix: string) => ![...claimed].some((name) => name.startsWith(prefix));
  return ['', ...[...prefixes].filter(isApplication).sort()];
}

/** The first name of each part that the server has. */
function metricsOf(preset: Preset, prefix: string, names: ReadonlySet<string>): Names {
  const found: Record<string, string> = {};
  for (const [part, { type, names: known, anyPrefix }] of Object.entries(preset.metrics)) {
    const name = known
      .map((one) => (anyPrefix === true ? prefix + one : one))
      .find((one) => samplesOf(one, type).some((sample) => names.has(sample)));
    if (name !== undefined) found[part] = name;
  }
  // What an application named is its own; without any of it, the same would be found once for each prefix.
  const isOwn = Object.entries(preset.metrics).some(
    ([part, { anyPrefix }]) => anyPrefix === true && part in found,
  );
  const isRecognised = preset.recognisedBy?.some((part) => part in found) ?? true;
  return isRecognised && (prefix === '' || isOwn) ? found : {};
}

type Place = {
  readonly preset: Preset;
  readonly prefix: string;
  readonly metrics: Names;
  readonly names: ReadonlySet<string>;
  readonly look: Look;
};

/** A text says why the indicator is left out although its metric is there; null: the metric is not. */
async function matchIndicator(
  { preset, prefix, metrics, names, look }: Place,
  template: PresetIndicator,
): Promise<Candidate | string | null> {
  const parts = new Set(partsOf(JSON.stringify(template)));
  const metricParts = Object.entries(preset.metrics).filter(([part]) => parts.has(part));
  if (metricParts.some(([part]) => metrics[part] === undefined)) return null;
  const title = titleOf(template.title, prefix);
  for (const [part, metric] of metricParts) {
    const fault = typeFault(metrics[part] ?? '', metric, await look.typesOf(metrics[part] ?? ''));
    if (fault !== null) return `${title}: ${fault}`;
  }
  const queries = Object.entries(template).filter(([key]) => QUERIES.includes(key));
  const samples = queries.flatMap(([, query]) => samplesIn(String(query), metrics));
  const missing = samples.find((sample) => !names.has(sample));
  if (missing !== undefined) return `${title}: the server has no ${missing}`;

  const labels: Record<string, string> = {};
  for (const [part, { of, names: known }] of Object.entries(preset.labels)) {
    if (!parts.has(part)) continue;
    const sample = samples.find((one) => one.startsWith(metrics[of] ?? ' ')) ?? metrics[of] ?? '';
    const carried = await look.labelsOf(sample);
    const label = known.find((name) => carried.includes(name));
    if (label === undefined) return `${title}: ${labelFault(sample, known, carried)}`;
    labels[part] = label;
  }
  return { preset, indicator: filled(template, { metrics, labels, prefix }), samples };
}

/** Exporters that say nothing of a type, or do not know it, may be right. */
const UNSTATED = ['unknown', 'untyped'];

function typeFault(name: string, { type }: PresetMetric, stated: readonly string[]): string | null {
  // A summary has no buckets, which is said of the samples; it has a count and a sum like a histogram.
  const fitting = [type, ...UNSTATED, ...(type === 'histogram' ? ['summary', 'gaugehistogram'] : [])];
  if (stated.length === 0 || stated.some((one) => fitting.includes(one))) return null;
  return `${name} is a ${stated.join(' and a ')} on this server, and a ${type} by its convention`;
}

const labelFault = (sample: string, known: readonly string[], carried: readonly string[]): string =>
  `no series of ${sample} has the label ${known.join(' or ')}; they have ${carried.length === 0 ? 'none' : carried.slice(0, 8).join(', ')}`;

const titleOf = (title: string, prefix: string): string =>
  prefix === '' ? title : `${title} (${prefix.replace(/_$/, '')})`;

function filled(
  template: PresetIndicator,
  { metrics, labels, prefix }: { readonly metrics: Names; readonly labels: Names; readonly prefix: string },
): PresetIndicator {
  const entries = Object.entries(template).map(([key, value]) => {
    if (typeof value !== 'string') return [key, value];
    return [
      key,
      QUERIES.includes(key) ? fillQuery(value, { metrics, labels }) : fillText(value, { metrics, labels }),
    ];
  });
  const indicator = Object.fromEntries(entries) as PresetIndicator;
  return {
    ...indicator,
    id:
      prefix
        .toLowerCase()
        .replace(/[^a-z0-9_]/g, '_')
        .replace(/^[^a-z]+/, '') + indicator.id,
    title: titleOf(indicator.title, prefix),
    // Somebody has to say that this is what they want.
    ...('target' in indicator ? { confirmed: false } : {}),
  };
}
