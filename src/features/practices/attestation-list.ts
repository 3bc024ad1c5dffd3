import type { Status } from '#compute/status.ts';
import { DAY, type EpochMs } from '#compute/units.ts';
import type { Indicator } from '#config/indicator.ts';
import { endOf, startOf } from '#scorecard/calendar/zone.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import { type Figure, figureOf } from '#scorecard/explain/figure.ts';
import { attestationLapse } from '#scorecard/indicators/attested.ts';

/** Something somebody vouches for, from one day to another. */
export type AttestationRow = {
  readonly figure: Figure;
  readonly by: string;
  readonly on: EpochMs;
  readonly validUntil: EpochMs;
  readonly evidence: string | null;
  readonly status: Status;
  /** "valid, 71 d left"; "expired 3 d ago: the figure counts as no data". */
  readonly standing: string;
};

type Attestation = {
  readonly by: string;
  readonly on: string;
  readonly validUntil: string;
  readonly evidence?: string | undefined;
};

/** So many days ahead somebody should see to the next one. */
const SOON = 30;

/** The attestations among some indicators, the first to expire first. */
export function attestationList(
  indicators: readonly Indicator[],
  {
    evaluations,
    at,
    currency,
  }: {
    readonly evaluations: ReadonlyMap<string, Evaluation>;
    readonly at: EpochMs;
    readonly currency: string;
  },
): readonly AttestationRow[] {
  return indicators
    .flatMap((indicator): readonly AttestationRow[] => {
      const attestation = attestationOf(indicator);
      const evaluation = evaluations.get(indicator.id);
      if (attestation === null || evaluation === undefined) return [];
      const { by, on, validUntil, evidence } = attestation;
      return [
        {
          figure: figureOf(evaluation, currency),
          by,
          on: startOf(on),
          validUntil: startOf(validUntil),
          evidence: evidence ?? null,
          ...standingOf(attestation, at),
        },
      ];
    })
    .sort((one, other) => one.validUntil - other.validUntil);
}

/** What somebody vouches for: the value itself, or that what is measured still stands for it. */
export const attestationOf = (indicator: Indicator): Attestation | null =>
  indicator.kind === 'attested' ? indicator : (indicator.attestation ?? null);

function standingOf(attestation: Attestation, at: EpochMs): Pick<AttestationRow, 'status' | 'standing'> {
  const lapse = attestationLapse(attestation, at);
  if (lapse === 'not-attested') return { status: 'No data', standing: 'not valid yet' };
  const left = Math.floor((endOf(attestation.validUntil) - at) / DAY);
  if (lapse !== null)
    return {
      status: 'No data',
      standing: `expired ${left === 0 ? 'today' : `${-left} d ago`}: the figure counts as no data`,
    };
  if (left < SOON) return { status: 'At risk', standing: `expires soon, ${left} d left` };
  return { status: 'Met', standing: `valid, ${left} d left` };
}
