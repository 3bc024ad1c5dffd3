import type { NoDataReason } from '#compute/outcome.ts';
import type { EpochMs } from '#compute/units.ts';
import { endOf, startOf } from '#scorecard/calendar/day.ts';

/** Why an attestation says nothing at an instant; null while it holds. Both days are included, in UTC. */
export function attestationLapse(
  { on, validUntil }: { readonly on: string; readonly validUntil: string },
  at: EpochMs,
): NoDataReason | null {
  if (at < startOf(on)) return 'not-attested';
  return at >= endOf(validUntil) ? 'attestation-expired' : null;
}
