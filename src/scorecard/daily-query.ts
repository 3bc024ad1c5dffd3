import { DAY, type DurationMs } from '#compute/units.ts';
import { withoutComments } from '#config/promql-template.ts';
import { type LabelFilter, renderQuery } from './render-query.ts';

/** A sum of increases over adjoining days is the increase over all of them; nothing else is known to be. */
const ADDS_UP = /^\s*sum\s*(by\s*\([^()]*\)\s*)?\(\s*increase\([^[\]]*\[\$window\]\s*\)\s*\)\s*$/;

/** The query for each day of a longer window; none where days do not add up to it. */
export const dailyQuery = (
  template: string,
  window: DurationMs | null,
  filters: readonly LabelFilter[],
): { readonly daily?: { readonly expr: string; readonly window: DurationMs } } =>
  window !== null && window > DAY && window % DAY === 0 && ADDS_UP.test(withoutComments(template))
    ? { daily: { expr: renderQuery(template, { window: DAY, filters }), window } }
    : {};
