import type { Unit } from '#compute/unit.ts';
import type { Indicator } from './indicator.ts';

type Range = { readonly lowest: number; readonly highest: number; readonly expected: string };

const FRACTION = { lowest: 0, highest: 1, expected: 'expected a fraction from 0 to 1 (0.999 for 99.9 %)' };
/** How far off a plan something is goes both ways. */
const DEVIATION = { lowest: -1, highest: 1, expected: 'expected a fraction from -1 to 1 (0.1 for 10 %)' };
const AMOUNT = {
  lowest: 0,
  highest: Number.POSITIVE_INFINITY,
  expected: 'expected a number that is not below 0',
};

/** Money, scores and grades go both ways. */
const RANGES: Partial<Record<Unit, Range>> = {
  ratio: FRACTION,
  seconds: AMOUNT,
  count: AMOUNT,
  'per-second': AMOUNT,
  'per-day': AMOUNT,
  bytes: AMOUNT,
  'bytes-per-second': AMOUNT,
};

/** The setting whose value the unit of the indicator cannot have: no figure could ever be there. */
export function targetRangeFault(
  indicator: Indicator,
): { readonly field: string; readonly message: string } | null {
  const range = indicator.kind === 'band' ? DEVIATION : RANGES[indicator.unit];
  if (range === undefined) return null;
  const ideal = 'ideal' in indicator ? indicator.ideal : undefined;
  for (const [field, value] of [
    ['.target', indicator.target],
    ['.ideal', ideal],
  ] as const) {
    if (typeof value === 'number' && (value < range.lowest || value > range.highest)) {
      return { field, message: `${range.expected}; got ${value}` };
    }
  }
  return null;
}
