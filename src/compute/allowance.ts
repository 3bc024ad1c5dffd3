import type { DurationMs } from './units.ts';

/** What an indicator is held against. */
export type TargetSpec = {
  readonly direction: 'atMost' | 'atLeast' | 'band' | 'ordinal';
  /** Unit of the value; a name on the scale for `ordinal`. */
  readonly target: number | string;
  /** The value that cannot be beaten. 0 by default for `atMost`; none by default for `atLeast`. */
  readonly ideal?: number | undefined;
  /** Half width of a `band`, in the unit of the value. */
  readonly band?: number | undefined;
  /** Names of an `ordinal`, best first. Without one only the target itself is good enough. */
  readonly scale?: readonly string[] | undefined;
  /** Share of the allowance by which a miss is still "At risk". 0 by default. */
  readonly tolerance?: number | undefined;
  /** The target itself is not good enough. */
  readonly strict?: boolean | undefined;
  /** Fewer events than this are no data. */
  readonly minSamples?: number | undefined;
  /** Older evidence than this is no data. */
  readonly maxAge?: DurationMs | undefined;
};

/**
 * How much of the room between ideal and target a value uses up.
 * atMost (v−i)/(t−i) · atLeast (I−v)/(I−t), without an ideal t/v · band |v−t|/b · ordinal better 0, equal 1, k notches
 * worse 1+k
 * @param spec  target, ideal and so on in the unit of the value
 * @param value a number, or a name on the scale for `ordinal`
 * @returns 0 is ideal, 1 exactly on target, Infinity as bad as can be; null if the value is NaN, of the wrong type or
 *   not on the scale
 * @throws RangeError if the target lies beyond its ideal, is off its scale, or lacks what its direction needs
 * @example allowanceUsed({ direction: 'atLeast', target: 0.999, ideal: 1 }, 0.9995) // ≈ 0.5
 * @example allowanceUsed({ direction: 'ordinal', target: 'A', scale: ['A+', 'A', 'A-'] }, 'A-') // → 2
 */
export function allowanceUsed(spec: TargetSpec, value: number | string): number | null {
  if (typeof value === 'string') return spec.direction === 'ordinal' ? notches(spec, value) : null;
  if (Number.isNaN(value)) return null;
  switch (spec.direction) {
    case 'atMost':
      return usedUpTo(value, numericTarget(spec), spec.ideal ?? 0);
    case 'atLeast':
      return spec.ideal === undefined
        ? usedUnbounded(value, numericTarget(spec))
        : usedUpTo(-value, -numericTarget(spec), -spec.ideal);
    case 'band':
      return usedOfBand(value, numericTarget(spec), spec.band);
    case 'ordinal':
      return null;
  }
}

/**
 * Whether a target cannot be exceeded, so that Met is the best there is.
 * target = ideal, any band, the top of a scale
 * @example isCeiling({ direction: 'atMost', target: 0 }) // → true
 * @example isCeiling({ direction: 'atLeast', target: 0.999, ideal: 1 }) // → false
 */
export function isCeiling(spec: TargetSpec): boolean {
  switch (spec.direction) {
    case 'atMost':
      return spec.target === (spec.ideal ?? 0);
    case 'atLeast':
      return spec.target === spec.ideal;
    case 'band':
      return true;
    case 'ordinal':
      return spec.scale === undefined || spec.scale[0] === spec.target;
  }
}

function numericTarget({ target }: TargetSpec): number {
  if (typeof target !== 'number' || !Number.isFinite(target)) {
    throw new RangeError(`a target must be a finite number, got ${target}`);
  }
  return target;
}

function usedUpTo(value: number, target: number, ideal: number): number {
  if (target < ideal) throw new RangeError('a target must not lie beyond its ideal');
  if (target === ideal) return value <= target ? 1 : Number.POSITIVE_INFINITY;
  return Math.max(0, (value - ideal) / (target - ideal));
}

function usedUnbounded(value: number, target: number): number {
  if (target <= 0) throw new RangeError(`"at least ${target}" needs an ideal`);
  return value <= 0 ? Number.POSITIVE_INFINITY : target / value;
}

function usedOfBand(value: number, target: number, band: number | undefined): number {
  if (band === undefined || !(band > 0)) throw new RangeError('a band needs a width');
  return Math.abs(value - target) / band;
}

function notches({ target, scale }: TargetSpec, value: string): number | null {
  if (scale === undefined) return value === target ? 1 : Number.POSITIVE_INFINITY;
  const wanted = scale.indexOf(String(target));
  if (wanted < 0) throw new RangeError(`target ${target} is not on its scale`);
  const reached = scale.indexOf(value);
  if (reached < 0) return null;
  return reached < wanted ? 0 : 1 + reached - wanted;
}
