import * as v from 'valibot';
import { malformed } from './error.ts';

/**
 * The forms of the Prometheus HTTP API, as they are on the wire: times in seconds, numbers in strings.
 * https://prometheus.io/docs/prometheus/latest/querying/api/
 *
 * Every message completes the sentence "… should be". What a server adds is let through. Samples are not
 * described here: a matrix has up to 11 000 of them per series, and a schema visits, and copies, every one.
 * `decode.ts` checks them in the loop that reads them anyway.
 */

export const text = v.string('a text');
/** Go writes a nil slice as null. */
export const list = <const Item extends v.GenericSchema>(item: Item) => v.nullish(v.array(item, 'a list'));
/** Neither visited nor copied. */
const rawList = v.custom<readonly unknown[]>(Array.isArray, 'a list');
/** Prometheus before 2.4 and what was made of it give an empty result as null. */
const series = v.nullable(rawList, []);
const anything = v.optional(v.unknown());

type Described = v.GenericSchema & { readonly message?: unknown };

/** The library describes a missing entry as the object it is missing from; here, as what it should be. */
export const object = <const Entries extends Readonly<Record<string, Described>>>(
  entries: Entries,
  what: string,
) =>
  v.object(entries, ({ path }) => {
    const missing = path?.[0];
    return missing?.type === 'object' ? String(entries[missing.key]?.message) : what;
  });

/** Not `v.record`: it drops a label called `__proto__`, and copies. */
export const labels = v.custom<Readonly<Record<string, string>>>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((entry) => typeof entry === 'string'),
  'an object of texts',
);

export const envelopeWire = object(
  {
    status: v.literal('success', '"success"'),
    data: anything,
    warnings: list(text),
    infos: list(text),
    /** VictoriaMetrics' cluster says here what Thanos says in a warning. */
    isPartial: v.nullish(v.boolean('true or false')),
  },
  'an object',
);

const errorWire = v.object({
  status: v.literal('error'),
  errorType: v.nullish(v.string()),
  error: v.string(),
});

export const queryResultWire = v.variant(
  'resultType',
  [
    object({ resultType: v.literal('matrix'), result: series }, 'an object'),
    object({ resultType: v.literal('vector'), result: series }, 'an object'),
    object({ resultType: v.literal('scalar'), result: anything }, 'an object'),
    object({ resultType: v.literal('string'), result: anything }, 'an object'),
  ],
  ({ path }) => (path === undefined ? 'an object' : 'matrix, vector, scalar or string'),
);

export const seriesWire = object(
  {
    metric: labels,
    value: anything,
    values: v.optional(rawList),
    histogram: anything,
    histograms: v.optional(rawList),
  },
  'a series',
);

/** Its buckets are checked one by one where they are read. */
export const histogramWire = object(
  { count: text, sum: text, buckets: v.nullish(rawList) },
  'a histogram: {count, sum, buckets}',
);

/** The server's own account of a failure; null if `json` is something else. */
export function readError(json: unknown): v.InferOutput<typeof errorWire> | null {
  const result = v.safeParse(errorWire, json);
  return result.success ? result.output : null;
}

/**
 * `value` in the form of `schema`.
 * @param place the path of `value` inside the response
 * @throws PrometheusError of kind decode that names the place
 */
export function read<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  place: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw malformed(place + pathText(issue.path ?? []), issue.message);
}

const pathText = (path: readonly v.IssuePathItem[]): string =>
  path.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
