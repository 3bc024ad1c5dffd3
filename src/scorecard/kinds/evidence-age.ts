import { type DurationMs, durationMs, type EpochMs, SECOND } from '#compute/units.ts';
import type { Need, Readings } from '#scorecard/measurement.ts';

type Evidence = { readonly freshness?: string | undefined };

export const freshnessNeed = ({ freshness }: Evidence): readonly Need[] =>
  freshness === undefined ? [] : [{ name: 'freshness', template: freshness, shape: 'samples' }];

/**
 * How old the newest evidence is. 'unknown' when the config asks for it and the server has none:
 * then a zero was not seen, it is merely absent.
 */
export function evidenceAge(
  evidence: Evidence,
  readings: Readings,
  at: EpochMs,
): DurationMs | 'unknown' | null {
  if (evidence.freshness === undefined) return null;
  const newest = readings.samples('freshness')[0]?.value;
  if (newest === undefined || !Number.isFinite(newest)) return 'unknown';
  return durationMs(Math.max(0, at - newest * SECOND));
}
