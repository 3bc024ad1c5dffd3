import { roundTo, shiftPoint, threeDigits } from './honest-decimals.ts';
import type { Unit } from './unit.ts';

/** Between a number and its unit: a line never breaks there. */
export const NBSP = '\u00A0';

/** How figures of a unit are written at a given size: "150 ms" but "21 min". */
export type Notation = {
  /** From the base unit to the one written. */
  readonly scale: (value: number) => number;
  readonly suffix: string;
  readonly minDecimals: number;
  /** Decimals to start with. */
  readonly decimals: number;
};

type TimeUnit = {
  readonly suffix: string;
  readonly scale: (seconds: number) => number;
  /** From here on the next unit reads better. */
  readonly below: number;
};

/** MTBF is spoken of in hours, so hours go far before days take over. */
const TIME_UNITS: readonly TimeUnit[] = [
  { suffix: 'µs', scale: (seconds) => shiftPoint(seconds, 6), below: 1000 },
  { suffix: 'ms', scale: (seconds) => shiftPoint(seconds, 3), below: 1000 },
  { suffix: 's', scale: (seconds) => seconds, below: 60 },
  { suffix: 'min', scale: (seconds) => seconds / 60, below: 60 },
  { suffix: 'h', scale: (seconds) => seconds / 3600, below: 10_000 },
];
const DAYS: TimeUnit = {
  suffix: 'd',
  scale: (seconds) => seconds / 86_400,
  below: Number.POSITIVE_INFINITY,
};
const ZERO_SECONDS: TimeUnit = { suffix: 's', scale: (seconds) => seconds, below: 1 };

/** IEC 80000-13: each is 1,024 of the one before. */
const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];
const KIBI = 1024;

const identity = (value: number): number => value;

/**
 * Notation for one figure. Sizes are judged after rounding, so 999.96 ms is written as 1 s.
 * @param text what is counted, such as "orders", where the unit has no name of its own
 */
export function notationOf(
  value: number,
  unit: Exclude<Unit, 'grade' | 'currency'>,
  text?: string | undefined,
): Notation {
  const counted = text === undefined ? '' : `${NBSP}${text}`;
  switch (unit) {
    case 'ratio':
      return {
        scale: (fraction) => shiftPoint(fraction, 2),
        suffix: `${NBSP}%`,
        minDecimals: 0,
        decimals: 2,
      };
    case 'seconds': {
      const { scale, suffix } = timeUnitOf(value);
      // Just below 1, after a change of unit, a third decimal would undo it: 59.97 s is 1 min, not 0.999 min.
      return {
        scale,
        suffix: `${NBSP}${suffix}`,
        minDecimals: 0,
        decimals: Math.min(2, threeDigits(scale(value))),
      };
    }
    case 'per-second':
      return { scale: identity, suffix: `${counted}/s`, minDecimals: 0, decimals: threeDigits(value) };
    case 'per-day':
      return { scale: identity, suffix: `${counted}/day`, minDecimals: 0, decimals: threeDigits(value) };
    case 'bytes':
    case 'bytes-per-second': {
      const power = byteUnitOf(value);
      const scale = (bytes: number) => bytes / KIBI ** power;
      const suffix = `${NBSP}${BYTE_UNITS[power] ?? ''}${unit === 'bytes' ? '' : '/s'}`;
      return { scale, suffix, minDecimals: 0, decimals: Math.min(2, threeDigits(scale(value))) };
    }
    case 'count':
      return { scale: identity, suffix: counted, minDecimals: 0, decimals: Math.abs(value) < 10 ? 1 : 0 };
    case 'score':
      return { scale: identity, suffix: counted, minDecimals: 1, decimals: 1 };
  }
}

/** The power of 1,024 that a size is written in. */
function byteUnitOf(bytes: number): number {
  const power = BYTE_UNITS.findIndex((_, index) => {
    const scaled = bytes / KIBI ** index;
    return Math.abs(roundTo(scaled, threeDigits(scaled))) < KIBI;
  });
  return power < 0 ? BYTE_UNITS.length - 1 : power;
}

function timeUnitOf(seconds: number): TimeUnit {
  if (seconds === 0) return ZERO_SECONDS;
  return (
    TIME_UNITS.find(({ scale, below }) => {
      const scaled = scale(seconds);
      return Math.abs(roundTo(scaled, threeDigits(scaled))) < below;
    }) ?? DAYS
  );
}
