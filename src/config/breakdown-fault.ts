import type { Breakdown } from './breakdown.ts';
import type { Indicator } from './indicator.ts';

type Fault = { readonly field: string; readonly message: string };

/** What is wrong with the breakdown that its schema cannot tell; null for nothing. */
export function breakdownFault(breakdown: Breakdown, byId: ReadonlyMap<string, Indicator>): Fault | null {
  const { latency, errors, requests } = breakdown;
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
  const failed = errors === undefined ? undefined : byId.get(errors);
  if (errors !== undefined && failed?.kind !== 'ratio' && failed?.kind !== 'events') {
    return { field: '.errors', message: 'expected the id of a ratio, or of events' };
  }
  const wanted = failed?.kind !== 'events' ? null : failed.bad === undefined ? 'good' : 'bad';
  for (const counter of ['bad', 'good'] as const) {
    if (breakdown[counter] === undefined && counter === wanted) {
      const message = `expected PromQL by $by as in "requests": "${errors}" counts its ${counter} events apart`;
      return { field: `.${counter}`, message };
    }
    if (breakdown[counter] !== undefined && counter !== wanted) {
      const message = `expected none: ${errors === undefined ? 'there are no "errors"' : `"${errors}" has no counter of ${counter} events`}`;
      return { field: `.${counter}`, message };
    }
  }
  return null;
}
