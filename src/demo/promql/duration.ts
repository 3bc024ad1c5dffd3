import { DAY, type DurationMs, durationMs, HOUR, MINUTE, SECOND } from '#compute/units.ts';

const UNITS: readonly (readonly [unit: string, ms: number])[] = [
  ['y', 365 * DAY],
  ['w', 7 * DAY],
  ['d', DAY],
  ['h', HOUR],
  ['m', MINUTE],
  ['s', SECOND],
  ['ms', 1],
];

const SHAPE = new RegExp(`^${UNITS.map(([unit]) => `(?:(\\d+)${unit})?`).join('')}$`);

/** A duration as Prometheus writes it, such as 1h30m; null if it is none. */
export function parseDuration(text: string): DurationMs | null {
  const parts = SHAPE.exec(text);
  if (parts === null || text === '') return null;
  return durationMs(UNITS.reduce((sum, [, ms], index) => sum + Number(parts[index + 1] ?? 0) * ms, 0));
}
