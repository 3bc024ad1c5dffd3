import type { DoubtCode } from '#compute/doubt-rule.ts';
import { noData, ok } from '#compute/outcome.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import type { Measurement } from './kind.ts';

type Adjusted = Pick<IndicatorOf<'gauge' | 'quotient'>, 'scale' | 'clamp' | 'unit' | 'direction'>;

/** The figure brought to its scale; NaN and infinities stay what they are. */
export const scaled = ({ scale = 1 }: Adjusted, value: number): number => value * scale;

/**
 * The figure times `scale`, kept inside `clamp`. What the clamp cuts on the good side of a target may be a mistake, and
 * is in doubt. A share that is cut by more than all there is was no share: 60 for 60 %.
 */
export function clamped(
  indicator: Adjusted,
  value: number,
): Pick<Measurement, 'outcome' | 'doubts' | 'details'> {
  const { clamp, unit, direction } = indicator;
  const before = scaled(indicator, value);
  if (clamp === undefined || !Number.isFinite(before)) return { outcome: ok(before) };
  const [least, most] = clamp;
  const after = Math.min(Math.max(before, least), most);
  if (after === before) return { outcome: ok(before) };
  const text = String(Number(before.toPrecision(4)));
  if (unit === 'ratio' && Math.abs(before - after) > 1) {
    const detail = `before the clamp it is ${text}, and a share is at most 1; if it is a percentage, set "queryUnit": "percent"`;
    return { outcome: noData('implausible-value'), details: { 'implausible-value': detail } };
  }
  const isCutAtItsBest = (direction === 'atLeast') === before > after;
  const cut: DoubtCode = 'cut-by-clamp';
  return isCutAtItsBest
    ? { outcome: ok(after), doubts: [cut], details: { [cut]: `${text} before the clamp` } }
    : { outcome: ok(after) };
}

/** A formula with what is done to its result. */
export function adjustedFormula({ scale, clamp }: Adjusted, formula: string): string {
  const product = scale === undefined ? formula : `(${formula}) × ${scale}`;
  return clamp === undefined ? product : `${product}, from ${clamp[0]} to ${clamp[1]}`;
}
