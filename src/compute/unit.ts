/** What a figure is measured in. Values inside are always in the base unit named here. */
export const UNITS = [
  'ratio',
  'seconds',
  'count',
  'per-second',
  'per-day',
  'bytes',
  'bytes-per-second',
  'currency',
  'score',
  'grade',
] as const;
export type Unit = (typeof UNITS)[number];
