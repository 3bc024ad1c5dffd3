import type { NoDataReason, PartialReason } from '#compute/outcome.ts';

const NO_DATA: Readonly<Record<NoDataReason, string>> = {
  'metric-absent': 'The server has no such series in this window',
  'rule-unknown': 'This server cannot tell whether such a rule exists: it has no API for rules',
  'not-a-number': 'The series holds no number (NaN)',
  'no-observations': 'Nothing was observed in this window',
  'no-valid-events': 'There was no valid request in this window',
  'inconsistent-counts': 'More bad events than events: the counts contradict each other',
  'no-denominator': 'The total it is divided by is zero',
  'no-incidents': 'No incident ended in this window, so there is no mean',
  'exposure-too-short': 'The window is too short to tell',
  undecidable: 'The highest bucket ends below the target, so the target cannot be decided',
  'unknown-grade': 'The grade is not on the scale of scorecard.json',
  'not-attested': 'Nobody had vouched for it by then',
  'attestation-expired': 'The attestation has expired',
};

const PARTIAL: Readonly<Record<PartialReason, string>> = {
  'low-sample': 'Too few observations: the value is about the slowest one',
  interpolated: 'Interpolated: the bound is no bucket bound',
  saturated: 'In the open-ended top bucket: at least this much',
  'insufficient-coverage': 'Less than 90 % of the window is known',
  'at-least': 'No failure in the window: at least this much',
  'low-confidence': 'Fewer than ten incidents: a mean says little',
};

const JUDGED: Readonly<Record<string, string>> = {
  stale: 'The newest evidence is too old',
  'low-sample': 'Too few events to judge',
  'min-samples': 'Too few events to judge',
  inconclusive: 'Too little evidence to be sure on which side of the target it lies',
  'burn-alert:page': 'The error budget burns fast enough to page somebody now',
  'burn-alert:ticket': 'The error budget burns faster than it should, for days',
  'forecast:outside': 'If it goes on like this, the month ends outside the target',
  'decided-from-counts': 'More observations lie above the target than it allows',
};

/** The sentence behind a code of `compute/`, without a full stop; null for codes that explain nothing. */
export const reasonSentence = (code: string): string | null =>
  JUDGED[code] ?? PARTIAL[code as PartialReason] ?? NO_DATA[code as NoDataReason] ?? null;
