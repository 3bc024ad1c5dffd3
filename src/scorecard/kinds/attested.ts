import { noData, ok } from '#compute/outcome.ts';
import type { IndicatorOf } from '#config/indicator.ts';
import { endOf, startOf } from '#scorecard/day.ts';
import type { Kind } from '#scorecard/measurement.ts';

/** A value somebody vouches for, from one day to another (both included, UTC). It goes stale by itself. */
export const attestedKind: Kind<IndicatorOf<'attested'>> = {
  needs: () => [],

  measure(indicator, _readings, { at }) {
    const isTooEarly = at < startOf(indicator.on);
    const isExpired = at >= endOf(indicator.validUntil);
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
