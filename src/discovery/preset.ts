import * as v from 'valibot';
import { id, settings, text } from '#config/fields.ts';

/**
 * What is known of one convention: the metrics an exporter or a library writes, and the indicators they allow. A preset
 * is data; `presets/` has one file for each.
 */

const METRIC_TYPES = ['counter', 'gauge', 'histogram'] as const;

/** What a preset tells of, in the order in which readers care: what their users feel comes first. */
export const SUBJECTS = [
  'service',
  'edge',
  'delivery',
  'dependency',
  'platform',
  'runtime',
  'monitoring',
] as const;

const name = v.pipe(v.string(), v.minLength(1));
const names = v.pipe(v.array(name), v.minLength(1));

/** A metric by the part it plays; the first of its names that the server has is taken. */
const presetMetric = settings({
  type: v.picklist(METRIC_TYPES),
  names,
  /** Any name that ends with "_" and one of these will do as well: libraries let people put a prefix in front. */
  anyPrefix: v.optional(v.boolean()),
});

/** A label by the part it plays; the first of its names that series of the metric carry is taken. */
const presetLabel = settings({ of: name, names });

/**
 * An indicator as scorecard.json has it, in whose texts `<part>` stands for the name of a metric or a label. Whether it
 * is a sound one is told once the names are known.
 */
const presetIndicator = v.looseObject({
  id,
  pillar: v.picklist(['reliability', 'performance', 'quality', 'security', 'cost']),
  title: text,
  kind: v.string(),
});

export const presetSchema = settings({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'expected lower-case letters, digits and "-"')),
  title: text,
  /** Where the convention is written down. */
  source: v.pipe(v.string(), v.startsWith('https://')),
  about: v.picklist(SUBJECTS),
  metrics: v.record(v.string(), presetMetric),
  /** Parts of which one has to be there: where the others are named so that they may be anybody's. Absent: any metric will do. */
  recognisedBy: v.optional(v.pipe(v.array(name), v.minLength(1))),
  labels: v.optional(v.record(v.string(), presetLabel), {}),
  indicators: v.pipe(v.array(presetIndicator), v.minLength(1)),
});

export type Preset = v.InferOutput<typeof presetSchema>;
export type PresetMetric = v.InferOutput<typeof presetMetric>;
export type PresetIndicator = v.InferOutput<typeof presetIndicator>;
