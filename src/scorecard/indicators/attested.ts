import { type NoDataReason, noData, ok } from '#compute/outcome.ts';
import type { EpochMs } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { endOf, startOf } from '#scorecard/calendar/zone.ts';
import type { Kind } from './kind.ts';

/** A value somebody vouches for, from one day to another (both included, UTC). It goes stale by itself. */
export const attestedKind: Kind<IndicatorOf<'attested'>> = {
  needs: () => [],

  measure(indicator, _readings, { at }) {
    const lapse = attestationLapse(indicator, at);
    return {
      outcome: lapse === null ? ok(indicator.value) : noData(lapse),
      n: null,
      formula: `attested by ${indicator.by} on ${indicator.on}, valid until ${indicator.validUntil}`,
      parts: [],
    };
  },
};

/** Why an attestation says nothing at an instant; null while it holds. Both days are included, in UTC. */
export function attestationLapse(
  { on, validUntil }: { readonly on: string; readonly validUntil: string },
  at: EpochMs,
): NoDataReason | null {
  if (at < startOf(on)) return 'not-attested';
  return at >= endOf(validUntil) ? 'attestation-expired' : null;
}
