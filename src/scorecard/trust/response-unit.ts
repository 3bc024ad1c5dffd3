import type { Indicator } from '#config/indicator.ts';
import type { ReadAs, ResponseUnit } from '#scorecard/queries/planned-query.ts';

/**
 * What the answer to a query of an indicator is in. Nothing where it is in base units already: queries are told apart
 * by their text, and those of most scorecards have no unit.
 */
export function responseUnit(indicator: Indicator, of: ResponseUnit['of']): { readonly unit?: ResponseUnit } {
  const from = 'queryUnit' in indicator ? indicator.queryUnit : undefined;
  return from === undefined ? {} : { unit: { of, from } };
}

/** The form of an answer that buckets are read from, those of native histograms too. */
export const bucketAnswer = (
  indicator: Indicator,
): { readonly reads: ReadAs; readonly unit?: ResponseUnit } => ({
  reads: 'buckets',
  ...responseUnit(indicator, 'bounds'),
});
