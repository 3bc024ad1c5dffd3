import { formatValue } from '#compute/format-value.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { type Figure, figureOf } from '#scorecard/explain/figure.ts';

/** The cost of one unit of work with the two amounts it is made of. */
export type UnitCost = {
  readonly figure: Figure;
  /** "$300" */
  readonly cost: string;
  /** "600" */
  readonly units: string;
  readonly per: string;
};

/** null until it is measured. */
export function unitCost(evaluation: Evaluation | undefined, currency: string): UnitCost | null {
  if (evaluation?.state !== 'ready' || evaluation.indicator.kind !== 'quotient') return null;
  const part = (name: string) => evaluation.measurement.parts.find((other) => other.name === name);
  const cost = part('numerator');
  const units = part('denominator');
  if (cost === undefined || units === undefined) return null;
  return {
    figure: figureOf(evaluation, currency),
    cost: formatValue(cost.value, cost.unit, { currency }),
    units: formatValue(units.value, units.unit),
    per: evaluation.indicator.per ?? 'unit',
  };
}
