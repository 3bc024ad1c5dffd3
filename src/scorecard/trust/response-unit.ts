import type { Indicator } from '#config/indicator.ts';
import type { ResponseUnit } from '#scorecard/queries/planned-query.ts';

/**
 * What the answer to a query of an indicator is in. Nothing where it is in base units already: queries are told apart
 * by their text, and those of most scorecards have no unit.
 */
export function responseUnit(indicator: Indicator, of: ResponseUnit['of']): { readonly unit?: ResponseUnit } {
  const from = 'queryUnit' in indicator ? indicator.queryUnit : undefined;
  return from === undefined ? {} : { unit: { of, from } };
}
