import { DAY, type DurationMs, durationMs, HOUR, MINUTE, SECOND } from './units.ts';

const UNITS = [
  { name: 'y', ms: 365 * DAY },
  { name: 'w', ms: 7 * DAY },
  { name: 'd', ms: DAY },
  { name: 'h', ms: HOUR },
  { name: 'm', ms: MINUTE },
  { name: 's', ms: SECOND },
  { name: 'ms', ms: 1 },
] as const;

/** Each unit at most once, from large to small. */
const DURATION = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/** Prometheus counts nanoseconds in 64 bits and rejects more: about 292 years. */
const LONGEST_MS = 9_223_372_036_854;

/**
 * Reads a duration in Prometheus' spelling.
 * y = 365d, w = 7d, d, h, m, s, ms; each at most once, from large to small
 * @returns null for anything else, for zero, and for more than a server accepts (292 years)
 * Source: github.com/prometheus/common model.ParseDuration.
 * @example parseDuration('1d2h30m') // → 95400000
 * @example parseDuration('30m1h') // → null
 */
export function parseDuration(text: string): DurationMs | null {
  const match = DURATION.exec(text);
  if (match === null) return null;
  const ms = UNITS.reduce((sum, unit, index) => sum + Number(match[index + 1] ?? 0) * unit.ms, 0);
  return ms > 0 && ms <= LONGEST_MS ? durationMs(ms) : null;
}

/**
 * Writes a duration in Prometheus' spelling, the way the server does: years and weeks only where they come out even.
 * @param duration whole milliseconds
 * @throws RangeError unless it is a whole number from 1 ms to 292 years
 * Source: github.com/prometheus/common model.Duration.String.
 * @example formatDuration(durationMs(90 * DAY)) // → '90d'
 * @example formatDuration(durationMs(95_400_000)) // → '1d2h30m'
 */
export function formatDuration(duration: DurationMs): string {
  if (!Number.isInteger(duration) || duration <= 0 || duration > LONGEST_MS) {
    throw new RangeError(`no duration of ${duration} ms can be written`);
  }
  let rest: number = duration;
  let text = '';
  for (const { name, ms } of UNITS) {
    if ((name === 'y' || name === 'w') && rest % ms !== 0) continue;
    const count = Math.floor(rest / ms);
    if (count > 0) text += `${count}${name}`;
    rest -= count * ms;
  }
  return text;
}
