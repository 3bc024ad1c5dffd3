/**
 * A computed value or the reason there is none. "No data" is never 0, so it is not a number here either.
 * `partial` is a value an expert would not take without its reason.
 */
export type Outcome<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'partial'; readonly value: T; readonly reason: PartialReason }
  | { readonly kind: 'no-data'; readonly reason: NoDataReason };

export type PartialReason =
  | 'low-sample'
  | 'interpolated'
  | 'saturated'
  | 'insufficient-coverage'
  | 'at-least'
  | 'low-confidence'
  | 'ongoing'
  | 'bounds-differ';

export type NoDataReason =
  | 'metric-absent'
  | 'not-a-number'
  | 'rule-unknown'
  | 'no-observations'
  | 'no-valid-events'
  | 'inconsistent-counts'
  | 'no-denominator'
  | 'no-incidents'
  | 'exposure-too-short'
  | 'undecidable'
  | 'unknown-grade'
  | 'not-attested'
  | 'attestation-expired'
  | 'insufficient-coverage'
  | 'label-absent'
  | 'no-buckets'
  | 'vmrange-buckets'
  | 'no-inf-bucket'
  | 'no-native-histogram'
  | 'mixed-histograms'
  | 'cumulative-buckets'
  | 'server-quantile'
  | 'per-second'
  | 'fixed-range'
  | 'not-over-window'
  | 'raw-counter'
  | 'filter-ignored'
  | 'implausible-value'
  | 'timestamp-implausible'
  | 'unusable-query';

export const ok = <T>(value: T): Outcome<T> => ({ kind: 'ok', value });
export const partial = <T>(value: T, reason: PartialReason): Outcome<T> => ({
  kind: 'partial',
  value,
  reason,
});
export const noData = (reason: NoDataReason): Outcome<never> => ({ kind: 'no-data', reason });

/** The value when there is one, otherwise null: for places that print a dash. */
export const valueOrNull = <T>(outcome: Outcome<T>): T | null =>
  outcome.kind === 'no-data' ? null : outcome.value;
