import type { TargetSpec } from '#compute/allowance.ts';
import { notationOf } from '#compute/notation.ts';
import type { Unit } from '#compute/unit.ts';

/** A slider in the unit people speak of: percent, milliseconds, hours. */
export type SliderScale = {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** "%", "ms"; the currency for money. */
  readonly unit: string;
  readonly toShown: (value: number) => number;
  readonly fromShown: (shown: number) => number;
};

const STEPS = 200;
const ALLOWANCES = 3;

/**
 * Wide enough to miss the target clearly and to reach the ideal, fine enough to matter: three allowances beyond the
 * ideal in two hundred steps, and in any case as far as the value.
 */
export function sliderScale(
  spec: TargetSpec & { readonly target: number },
  value: number | null,
  { unit, unitText }: { readonly unit: Unit; readonly unitText?: string | undefined },
  currency: string,
): SliderScale {
  const [low, high] = domainOf(spec, value);
  const isLargest = Math.max(Math.abs(spec.target), Math.abs(value ?? 0)) || high;
  const { factor, name } = shownUnit(isLargest, { unit, unitText }, currency);
  const step = roundStep(((high - low) * factor) / STEPS);
  const onGrid = (shown: number, round: (n: number) => number) =>
    cleanly(round(cleanly(shown / step)) * step);
  return {
    min: onGrid(low * factor, Math.floor),
    max: onGrid(high * factor, Math.ceil),
    step,
    unit: name,
    toShown: (base) => cleanly(base * factor),
    fromShown: (shown) => shown / factor,
  };
}

function domainOf(
  { direction, target, ideal, band = 0 }: TargetSpec & { readonly target: number },
  value: number | null,
): readonly [number, number] {
  const withValue = (low: number, high: number): readonly [number, number] => [
    Math.min(low, value ?? low),
    Math.max(high, value ?? high),
  ];
  if (direction === 'band') return withValue(target - ALLOWANCES * band, target + ALLOWANCES * band);
  if (direction === 'atLeast') {
    if (ideal === undefined) return withValue(0, 2 * Math.max(target, value ?? 0));
    const room = ideal - target || Math.abs(target) / 10 || 1;
    return withValue(ideal - ALLOWANCES * room, ideal);
  }
  const best = ideal ?? 0;
  const room = target - best || 10 / ALLOWANCES;
  return withValue(best, best + ALLOWANCES * room);
}

function shownUnit(
  size: number,
  { unit, unitText }: { readonly unit: Unit; readonly unitText?: string | undefined },
  currency: string,
): { readonly factor: number; readonly name: string } {
  if (unit === 'currency') return { factor: 1, name: currency };
  if (unit === 'grade') return { factor: 1, name: '' };
  const { scale, suffix } = notationOf(size, unit, unitText);
  return { factor: scale(1), name: suffix.trim().replace(/^\//, 'per ') };
}

/** 1, 2 or 5 times a power of ten. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= step * 0.999) ?? 10;
  return cleanly(factor * power);
}

/** Without the noise of binary fractions, which a number field would show. */
const cleanly = (value: number): number => Number(value.toPrecision(12));
