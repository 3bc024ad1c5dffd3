import { isCeiling, type TargetSpec } from './allowance.ts';
import { enoughDecimals, roundHonestly, roundTo, TWO_DIGITS_OFF } from './honest-decimals.ts';
import { NBSP, notationOf } from './notation.ts';
import type { Status } from './status.ts';
import type { Unit } from './unit.ts';
import { currencyNotation, writeNumber } from './write-number.ts';

export type FormatOptions = {
  /** ISO 4217, "USD" by default. */
  readonly currency?: string | undefined;
  /** Best possible score, written behind it. */
  readonly outOf?: number | undefined;
  /** What is counted, such as "orders": written behind a count, a score, or what there is per second or day. */
  readonly unitText?: string | undefined;
  /** With a target: the figure shown never contradicts either. */
  readonly status?: Status | undefined;
  readonly target?: number | string | undefined;
  readonly direction?: TargetSpec['direction'] | undefined;
  readonly band?: number | undefined;
  readonly strict?: boolean | undefined;
};

const NO_NUMBER = '–';
const DEFAULT_CURRENCY = 'USD';

/**
 * Writes a figure for people: few digits, but never so few that it says something else.
 * as few decimals as keep it on its side of the target, below 100 % when it is, and off 0 when it is; two significant
 * digits where fewer would be off by more than 5 %
 * @param value   in the base unit of `unit`; a string is a grade and returned as it is
 * @param unit    seconds are written in the unit that suits their size, ratios in percent, bytes with the prefixes of
 *   IEC 80000-13
 * @param options target and direction put the figure on its side of the target; the status decides ties within float
 *   noise
 * @returns en-US digits with a no-break space before % and time units; "–" for NaN, "∞" without a unit for Infinity
 * @example formatValue(0.999509995, 'ratio') // → '99.95\u00A0%'
 * @example formatValue(0.998996, 'ratio', { target: 0.999, direction: 'atLeast' }) // → '99.8996\u00A0%'
 * @example formatValue(0.0000051, 'ratio', { target: 0.00001, direction: 'atMost' }) // → '0.00051\u00A0%'
 * @example formatValue(0.15000000000000002, 'seconds') // → '150\u00A0ms'
 * @example formatValue(4.6, 'score', { outOf: 5 }) // → '4.6/5.0'
 * @example formatValue(1610612736, 'bytes') // → '1.5\u00A0GiB'
 * @example formatValue(12, 'per-day', { unitText: 'orders' }) // → '12\u00A0orders/day'
 */
export function formatValue(value: number | string, unit: Unit, options: FormatOptions = {}): string {
  if (typeof value === 'string') return value;
  const keepsSide = sideOfTarget(value, options);
  const keepsDistance = distanceFromTarget(value, unit, options);
  return write(value, unit, options, (shown, scale) => {
    if (value !== 0 && (shown === 0 || shown > 0 !== value > 0)) return false;
    if (unit === 'ratio' && value < 1 && !isShortOfAll(shown, scale(value))) return false;
    return keepsSide(shown, scale) && keepsDistance(shown, scale);
  });
}

/** Of 99.99949 % the 0.00051 % that are missing count: 99.999 % would double them. */
function isShortOfAll(shown: number, percent: number): boolean {
  if (shown >= 100) return false;
  const isAlmostAll = percent > 0 && roundTo(percent, 2) >= 100;
  return !isAlmostAll || Math.abs(shown - percent) <= TWO_DIGITS_OFF * (100 - percent);
}

export type TargetText = Pick<TargetSpec, 'direction' | 'target' | 'ideal' | 'band' | 'scale' | 'strict'>;

/** A target is a round number somebody wrote down; only float noise is rounded off. */
const TARGET_NOISE = 1e-12;

/**
 * Writes a target for people, exactly.
 * "≥ 99.9 %", "≤ 200 ms", "±10 %", "A or better"; the bare value where it cannot be exceeded
 * @param spec the target, in the base unit of `unit`
 * @returns the sign is "<" or ">" for a strict target
 * @throws RangeError for a band without a width or a numeric target that is text
 * @example formatTarget({ direction: 'atLeast', target: 0.999, ideal: 1 }, 'ratio') // → '≥\u00A099.9\u00A0%'
 * @example formatTarget({ direction: 'atMost', target: 0, ideal: 0 }, 'count') // → '0'
 * @example formatTarget({ direction: 'ordinal', target: 'A', scale: ['A+', 'A', 'B'] }, 'grade') // → 'A or better'
 */
export function formatTarget(
  spec: TargetText,
  unit: Unit,
  options: Pick<FormatOptions, 'currency' | 'outOf' | 'unitText'> = {},
): string {
  const { direction, target, band, strict = false } = spec;
  if (direction === 'ordinal') return isCeiling(spec) ? String(target) : `${target} or better`;
  if (typeof target === 'string') throw new RangeError(`a target must be a number, got ${target}`);
  const exact = (value: number) =>
    write(value, unit, options, (shown, scale) => {
      const wanted = scale(value);
      return Math.abs(shown - wanted) <= Math.abs(wanted) * TARGET_NOISE;
    });
  if (direction === 'band') {
    if (band === undefined) throw new RangeError('a band needs a width');
    return target === 0 ? `±${exact(band)}` : `${exact(target)}${NBSP}±${NBSP}${exact(band)}`;
  }
  if (isCeiling(spec)) return exact(target);
  const sign = direction === 'atMost' ? (strict ? '<' : '≤') : strict ? '>' : '≥';
  return `${sign}${NBSP}${exact(target)}`;
}

type Scale = (value: number) => number;
type IsHonest = (shown: number, scale: Scale) => boolean;
type Writing = Pick<FormatOptions, 'currency' | 'outOf' | 'unitText' | 'direction'>;

function write(value: number, unit: Unit, options: Writing, isHonest: IsHonest): string {
  if (Number.isNaN(value)) return NO_NUMBER;
  if (!Number.isFinite(value)) return value < 0 ? '-∞' : '∞';
  if (unit === 'currency') return writeMoney(value, options.currency ?? DEFAULT_CURRENCY, isHonest);
  if (unit === 'grade') return String(value);
  const { scale, suffix, minDecimals, decimals } = notationOf(value, unit, options.unitText);
  const scaled = scale(value);
  const shown = roundHonestly(scaled, enoughDecimals(scaled, decimals), (rounded) =>
    isHonest(rounded, scale),
  );
  // A deviation has a direction, so its plus sign is information.
  const plus = options.direction === 'band' && unit === 'ratio' && shown > 0 ? '+' : '';
  const text = plus + writeNumber(shown, minDecimals);
  const { outOf } = options;
  return unit === 'score' && outOf !== undefined
    ? `${text}/${writeNumber(outOf, minDecimals)}${suffix}`
    : `${text}${suffix}`;
}

/** "$10" but "$0.50": cents are written only where there are any. */
function writeMoney(value: number, currency: string, isHonest: IsHonest): string {
  const { before, after, cents } = currencyNotation(currency);
  const shown = roundHonestly(value, enoughDecimals(value, cents), (rounded) =>
    isHonest(rounded, (amount) => amount),
  );
  const amount = writeNumber(Math.abs(shown), Number.isInteger(shown) ? 0 : cents);
  return `${shown < 0 ? '-' : ''}${before}${amount}${after}`;
}

/** Float noise of computed values. What was judged good is given the noise the judgement allows, and its own. */
const VALUE_NOISE = 1e-12;
const STATUS_NOISE = 2e-9;

/** Whether a rounded figure stands to the target as the real one does. */
function sideOfTarget(value: number, options: FormatOptions): IsHonest {
  const { target, direction, status, strict = false } = options;
  if (typeof target !== 'number' || direction === undefined || direction === 'ordinal') return () => true;
  const standing = (x: number, scale: Scale) => margin(x, scale(target), direction, scale(options.band ?? 0));
  const isWorse = (shown: number, scale: Scale) => standing(shown, scale) < 0;
  const isNotWorse = (shown: number, scale: Scale) => standing(shown, scale) >= 0;
  const isBetter = (shown: number, scale: Scale) => standing(shown, scale) > 0;

  const real = standing(value, (x) => x);
  const size = Math.max(Math.abs(target), Math.abs(options.band ?? 0));
  if (status === 'Missed') return real < 0 ? isWorse : () => true;
  const isJudgedGood = status === 'Met' || status === 'Exceeding';
  const noise = size * (isJudgedGood ? STATUS_NOISE : VALUE_NOISE);
  if (real < -noise) return isWorse;
  return strict && real > noise ? isBetter : isNotWorse;
}

/** Up to these, usual rounding leaves less than two significant digits. */
const SMALL: Partial<Record<Unit, number>> = {
  ratio: 0.001,
  seconds: 1e-7,
  currency: 0.1,
  count: 1,
  score: 1,
};
/** Of a small target, and of what a target of almost everything allows to be missing. */
const VISIBLE = 0.001;

/** A figure that is clearly apart from its target must not read exactly like it, where few digits are shown. */
function distanceFromTarget(value: number, unit: Unit, { target, direction }: FormatOptions): IsHonest {
  if (typeof target !== 'number' || direction === undefined || direction === 'ordinal') return () => true;
  const distance = Math.abs(value - target);
  const isSmall = Math.abs(target) <= (SMALL[unit] ?? 0) && distance > VISIBLE * Math.abs(target);
  const isAlmostAll = unit === 'ratio' && target < 1 && distance > TWO_DIGITS_OFF * (1 - target);
  if (!isSmall && !isAlmostAll) return () => true;
  return (shown, scale) => Math.abs(shown - scale(target)) > Math.abs(scale(target)) * VALUE_NOISE;
}

/** How far on the good side of its target a value is; negative on the bad side. */
function margin(
  value: number,
  target: number,
  direction: 'atMost' | 'atLeast' | 'band',
  band: number,
): number {
  switch (direction) {
    case 'atMost':
      return target - value;
    case 'atLeast':
      return value - target;
    case 'band':
      return band - Math.abs(value - target);
  }
}
