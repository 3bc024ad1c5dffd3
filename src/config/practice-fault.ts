import type { Practice } from './practice.ts';

type Known = { readonly pillarIds: ReadonlySet<string>; readonly indicatorIds: ReadonlySet<string> };

/** What is wrong with a practice that its schema cannot see; null when nothing is. */
export function practiceFault(
  { pillar, state, reason, effect }: Practice,
  { pillarIds, indicatorIds }: Known,
): { readonly field: string; readonly message: string } | null {
  if (!pillarIds.has(pillar)) {
    return { field: '.pillar', message: `expected one of ${[...pillarIds].join(', ')}; got "${pillar}"` };
  }
  if (state === 'not applicable' && reason === undefined) {
    return { field: '.reason', message: 'expected a reason, since the practice is said not to apply' };
  }
  if (effect !== undefined && !indicatorIds.has(effect)) {
    return { field: '.effect', message: `expected the id of an indicator; there is no usable "${effect}"` };
  }
  return null;
}
