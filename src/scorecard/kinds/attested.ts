import { noData, ok } from '#compute/outcome.ts';
import { DAY } from '#compute/units.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import type { Kind } from '#scorecard/measurement.ts';

/** A value somebody vouches for, from one day to another (both included, UTC). It goes stale by itself. */
export const attestedKind: Kind<IndicatorOf<'attested'>> = {
  needs: () => [],

  measure(indicator, _readings, { at }) {
    const isTooEarly = at < Date.parse(indicator.on);
    const isExpired = at >= Date.parse(indicator.validUntil) + DAY;
    return {
      outcome: isTooEarly
        ? noData('not-attested')
        : isExpired
          ? noData('attestation-expired')
          : ok(indicator.value),
      n: null,
      formula: `attested by ${indicator.by} on ${indicator.on}, valid until ${indicator.validUntil}`,
      parts: [],
    };
  },
};
