import { noData, ok } from '#compute/outcome.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { attestationLapse } from './attestation-lapse.ts';
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
