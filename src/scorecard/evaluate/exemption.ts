import type { EpochMs } from '#compute/units.ts';
import type { Exemption } from '#config/exemption.ts';
import { endOf, startOf } from '#scorecard/calendar/zone.ts';

/** The exemption an indicator has at an instant; null where it counts. It ends by itself. */
export const exemptionOf = (
  exemptions: readonly Exemption[],
  indicator: string,
  at: EpochMs,
): Exemption | null =>
  exemptions.find(
    (exemption) =>
      exemption.indicator === indicator &&
      at < endOf(exemption.until) &&
      (exemption.from === undefined || at >= startOf(exemption.from)),
  ) ?? null;

/** "Exempt until 2026-03-01: the vendor's fix is due then (Platform team)". */
export const exemptionSentence = ({ until, reason, owner }: Exemption): string =>
  `Exempt until ${until}: ${reason} (${owner})`;
