import type { Unit } from '#compute/unit.ts';
import type { Indicator } from './indicator.ts';

const COUNTED: readonly Unit[] = ['count', 'score', 'per-second', 'per-day'];

/** A unit with a name of its own has no room for another: 150 ms are no orders. */
export function unitTextFault({
  unit,
  unitText,
}: Indicator): { readonly field: string; readonly message: string } | null {
  if (unitText === undefined || COUNTED.includes(unit)) return null;
  const units = COUNTED.map((one) => `"${one}"`).join(', ');
  return {
    field: '.unitText',
    message: `expected no "unitText" beside the unit "${unit}"; it goes with ${units}`,
  };
}
