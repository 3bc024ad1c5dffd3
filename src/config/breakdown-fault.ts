import type { Breakdown } from './breakdown.ts';
import type { Indicator } from './indicator.ts';

/** What is wrong with the breakdown that its schema cannot tell; null for nothing. */
export function breakdownFault(
  { latency, errors, requests }: Breakdown,
  byId: ReadonlyMap<string, Indicator>,
): { readonly field: string; readonly message: string } | null {
  const percentile = byId.get(latency);
  if (
    percentile?.kind !== 'quantile' ||
    percentile.target === undefined ||
    percentile.direction !== 'atMost'
  ) {
    return { field: '.latency', message: 'expected the id of a quantile with a target of at most something' };
  }
  if ((errors === undefined) !== (requests === undefined)) {
    return { field: '', message: 'expected "errors" and "requests" together, or neither' };
  }
  if (errors !== undefined && byId.get(errors)?.kind !== 'ratio') {
    return { field: '.errors', message: 'expected the id of a ratio' };
  }
  return null;
}
