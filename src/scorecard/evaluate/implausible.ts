import { valueOrNull } from '#compute/outcome.ts';
import type { Unit } from '#compute/unit.ts';
import type { Indicator } from '#config/indicator.ts';
import type { Measurement, Part } from '#scorecard/indicators/kind.ts';

type Measured = Pick<Measurement, 'outcome' | 'parts'>;

/** Sums of shares end an ulp beyond 1. */
const NOISE = 1e-9;

/**
 * What is wrong with a value that its unit does not allow, such as 43.5 for a share of 43.5 %; null where it allows it.
 * A deviation may go either way.
 */
export function implausible(indicator: Indicator, value: number | string): string | null {
  if (typeof value === 'string' || indicator.kind === 'band') return null;
  const { unit } = indicator;
  if (unit === 'ratio') {
    if (value >= -NOISE && value <= 1 + NOISE) return null;
    return value > 1
      ? `a share is at most 1, and this is ${short(value)}; if it is a percentage, divide the query by 100`
      : `a share is at least 0, and this is ${short(value)}`;
  }
  if (value < -NOISE && unit !== 'grade') return `it cannot be below 0, and this is ${short(value)}`;
  const most = 'outOf' in indicator ? indicator.outOf : undefined;
  return most !== undefined && value > most * (1 + NOISE)
    ? `it is out of ${most}, and this is ${short(value)}`
    : null;
}

/** No counter of anything gets this far; a figure made of such a number looks like any other. */
const LARGEST = 1e18;

/** What is wrong with a number that went into a figure; null for nothing. */
export function implausiblePart(parts: readonly Part[]): string | null {
  const part = parts.find(({ value }) => typeof value === 'number' && Math.abs(value) > LARGEST);
  return part === undefined ? null : `${part.name} is ${Number(part.value).toPrecision(3)}`;
}

/** Nothing has a price or a length of exactly nothing; a share or a number of something may well be 0. */
const NEVER_ZERO: readonly Unit[] = ['currency', 'seconds'];

/**
 * What is wrong with a cost (or a mean time) of exactly 0 for each of the things it is for, such as a counter that
 * stands still; null for nothing. It is no more than a doubt: something may be free.
 */
export function impossiblyFree(indicator: Indicator, { outcome, parts }: Measured): string | null {
  if (indicator.kind !== 'quotient' || indicator.direction !== 'atMost' || valueOrNull(outcome) !== 0)
    return null;
  if (!NEVER_ZERO.includes(indicator.unit)) return null;
  const denominator = parts.find(({ name }) => name === 'denominator')?.value;
  if (typeof denominator !== 'number' || denominator <= 0) return null;
  return `0 in all for ${short(denominator)}; see whether the series of the numerator still move`;
}

const short = (value: number): string => String(Number(value.toPrecision(4)));
