import type { TargetSpec } from './allowance.ts';
import { EXCEEDING_UP_TO } from './indicator-status.ts';
import type { Status } from './status.ts';

/**
 * The least good value that still has a status: what a figure has to reach.
 * u = 0.9 for Exceeding, 1 for Met, 1 + tolerance for At risk, solved for the value
 * @param spec    target, ideal and so on in the unit of the value; for a strict target the value itself is not enough
 * @param status  the status to reach
 * @param current the value now, which tells the side of a band; null counts as above
 * @returns a number in the unit of the value, or a name for `ordinal`; null where no value has the status: a target that
 *   cannot be exceeded, no tolerance, no notch below
 * @throws RangeError if a numeric target is text, or a band has no width
 * @example valueForStatus({ direction: 'atMost', target: 0.2, ideal: 0 }, 'Exceeding', 0.25) // ≈ 0.18
 * @example valueForStatus({ direction: 'atLeast', target: 0.999, ideal: 1 }, 'Met', 0.99) // → 0.999
 * @example valueForStatus({ direction: 'atLeast', target: 720 }, 'Exceeding', 700) // → 800
 * @example valueForStatus({ direction: 'atMost', target: 0, ideal: 0 }, 'Exceeding', 2) // → null
 */
export function valueForStatus(
  spec: TargetSpec,
  status: Exclude<Status, 'No data' | 'Missed'>,
  current: number | string | null,
): number | string | null {
  const tolerance = spec.tolerance ?? 0;
  if (status === 'At risk' && tolerance === 0) return null;
  if (spec.direction === 'ordinal') return gradeFor(spec, status);
  const { target } = spec;
  if (typeof target === 'string') throw new RangeError(`a target must be a number, got ${target}`);
  const u = { Exceeding: EXCEEDING_UP_TO, Met: 1, 'At risk': 1 + tolerance }[status];
  if (spec.direction === 'band') {
    if (spec.band === undefined) throw new RangeError('a band needs a width');
    if (status === 'Exceeding') return null;
    const side = typeof current === 'number' && current < target ? -1 : 1;
    return target + side * u * spec.band;
  }
  const ideal = spec.direction === 'atMost' ? (spec.ideal ?? 0) : spec.ideal;
  if (ideal === target) return status === 'Met' ? target : null;
  if (u === 1) return target;
  return ideal === undefined ? target / u : ideal + u * (target - ideal);
}

function gradeFor(
  { target, scale }: TargetSpec,
  status: Exclude<Status, 'No data' | 'Missed'>,
): string | null {
  if (status === 'Met') return String(target);
  const place = scale?.indexOf(String(target)) ?? 0;
  return scale?.[status === 'Exceeding' ? place - 1 : place + 1] ?? null;
}
