import type { EpochMs } from '#compute/units.ts';
import type { Zone } from '#compute/zone.ts';
import { formatTime, type TimePrecision } from './format-time.ts';

export type TimeProps = {
  readonly at: EpochMs;
  readonly zone: Zone;
  readonly precision?: TimePrecision;
};

export function Time({ at, zone, precision = 'minute' }: TimeProps) {
  return <time dateTime={new Date(at).toISOString()}>{formatTime(at, zone, precision)}</time>;
}
