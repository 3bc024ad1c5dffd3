import * as v from 'valibot';

/** What the schema of the report is made of. */

export const described = <const Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description));

export const finite = v.pipe(v.number(), v.finite());
/** JSON has no infinities. */
export const numeric = v.union([finite, v.picklist(['+Inf', '-Inf', 'NaN'])]);
export const texts = v.array(v.string());
export const instant = described(v.string(), 'RFC 3339, UTC.');
export const duration = described(v.string(), 'As Prometheus writes it.');
