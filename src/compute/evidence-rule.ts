import type { Status } from './status.ts';

/** A status after a rule had its say, with the codes of the reasons. */
export type Judged = { readonly status: Status; readonly reasons: readonly string[] };

/**
 * What a status is worth when the evidence is thin: where the interval holds the target, neither extreme is certain.
 * low < target < high: Exceeding → Met, Missed → At risk
 * @param status   from the value alone
 * @param interval confidence bounds in the unit of the value: Wilson 95 % two-sided for shares, χ² bounds, each 95 %
 *   one-sided, for a mean time between failures
 * @param target   same unit
 * @returns reason `inconclusive` wherever the interval holds the target, also where that changes nothing
 * Source: the scorecard's grading scheme, step 3.
 * @example evidenceStatus('Exceeding', [0, 0.025], 0.01) // → { status: 'Met', reasons: ['inconclusive'] }
 * @example evidenceStatus('Missed', [0.088, 0.197], 0.01) // → { status: 'Missed', reasons: [] }
 */
export function evidenceStatus(
  status: Status,
  [low, high]: readonly [number, number],
  target: number,
): Judged {
  if (!(low < target && target < high)) return { status, reasons: [] };
  return { status: SOFTENED[status] ?? status, reasons: ['inconclusive'] };
}

const SOFTENED: Readonly<Partial<Record<Status, Status>>> = { Exceeding: 'Met', Missed: 'At risk' };
