import { nearestRow } from './chart-data.ts';
import type { ChartLine } from './chart-line.ts';

/** One point of a line, with what is known about it. */
export type LineValue = {
  readonly value: number;
  /** Its band is open above: the value is a lower bound. */
  readonly isAtLeast: boolean;
  readonly peak: number | null;
};

/** The line's own point at exactly this time; null where it has none. */
export function lineValue(line: ChartLine, time: number): LineValue | null {
  const index = nearestRow(line.times, time);
  const value = line.values[index] ?? Number.NaN;
  if (line.times[index] !== time || !Number.isFinite(value)) return null;
  const peak = line.peaks?.[index] ?? Number.NaN;
  return {
    value,
    isAtLeast: line.band?.high[index] === Number.POSITIVE_INFINITY,
    peak: Number.isFinite(peak) && peak > value ? peak : null,
  };
}

const NO_VALUE = '–';

/** "≥ 500 ms" */
export function lineValueText(known: LineValue | null, formatValue: (value: number) => string): string {
  if (known === null) return NO_VALUE;
  return `${known.isAtLeast ? '≥ ' : ''}${formatValue(known.value)}`;
}
