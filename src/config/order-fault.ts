import type { Exemption } from './exemption.ts';
import type { Indicator } from './indicator.ts';
import type { Practice } from './practice.ts';

type Fault = { readonly field: string; readonly message: string };

/** Days as they are written compare like the days they are. */
const isAfter = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one > other;

export const exemptionOrderFault = ({ from, until }: Exemption): Fault | null =>
  isAfter(from, until)
    ? { field: '.from', message: `expected a day that is not after until, ${until}; got ${from}` }
    : null;

/** Of what somebody vouches for: the day they did, and the last day it holds. */
export function attestationOrderFault(indicator: Indicator): Fault | null {
  if (indicator.kind === 'attested') return vouchedFault('', indicator);
  return indicator.attestation === undefined ? null : vouchedFault('.attestation', indicator.attestation);
}

const vouchedFault = (
  place: string,
  { on, validUntil }: { readonly on: string; readonly validUntil: string },
): Fault | null =>
  isAfter(on, validUntil)
    ? {
        field: `${place}.on`,
        message: `expected a day that is not after validUntil, ${validUntil}; got ${on}`,
      }
    : null;

export const practiceOrderFault = ({ reviewed, nextReview }: Practice): Fault | null =>
  isAfter(reviewed, nextReview)
    ? {
        field: '.nextReview',
        message: `expected a day that is not before reviewed, ${reviewed}; got ${nextReview}`,
      }
    : null;
