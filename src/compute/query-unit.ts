/** Units that exporters write, beside the base units that figures are in. */
export const QUERY_UNITS = [
  'nanoseconds',
  'microseconds',
  'milliseconds',
  'minutes',
  'hours',
  'days',
  'percent',
] as const;
export type QueryUnit = (typeof QUERY_UNITS)[number];

/** By what a value is divided or multiplied: a division keeps 100 ms the very number that 0.1 is. */
const DIVISORS: Partial<Record<QueryUnit, number>> = {
  nanoseconds: 1e9,
  microseconds: 1e6,
  milliseconds: 1e3,
  percent: 100,
};
const FACTORS: Partial<Record<QueryUnit, number>> = { minutes: 60, hours: 3600, days: 86_400 };

/**
 * A value in its base unit: seconds for a time, a fraction for a percentage.
 * @param value in `unit`; NaN and infinities stay what they are
 * @returns the same in seconds, or as a ratio
 * Source: Prometheus, "Metric and label naming", base units.
 * @example toBaseUnit(250, 'milliseconds') // → 0.25
 * @example toBaseUnit(99.5, 'percent') // → 0.995
 * @example toBaseUnit(2, 'hours') // → 7200
 * @example toBaseUnit(Infinity, 'milliseconds') // → Infinity
 */
export const toBaseUnit = (value: number, unit: QueryUnit): number =>
  (value * (FACTORS[unit] ?? 1)) / (DIVISORS[unit] ?? 1);

/**
 * A value of the base unit in the unit of a query: what a target or a bound is called on the server.
 * @param value in seconds, or a ratio; NaN and infinities stay what they are
 * @returns the same in `unit`
 * Source: Prometheus, "Metric and label naming", base units.
 * @example fromBaseUnit(0.25, 'milliseconds') // → 250
 * @example fromBaseUnit(0.995, 'percent') // → 99.5
 * @example fromBaseUnit(Infinity, 'hours') // → Infinity
 */
export const fromBaseUnit = (value: number, unit: QueryUnit): number =>
  (value * (DIVISORS[unit] ?? 1)) / (FACTORS[unit] ?? 1);
