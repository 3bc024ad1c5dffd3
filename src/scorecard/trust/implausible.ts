import type { Indicator } from '#config/indicator.ts';
import type { Part } from '#scorecard/measurement.ts';

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

const short = (value: number): string => String(Number(value.toPrecision(4)));
