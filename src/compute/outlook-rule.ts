import type { Judged } from './evidence-rule.ts';
import type { Status } from './status.ts';

/**
 * What a good status is worth when things are about to get worse.
 * Exceeding or Met with a firing burn alert, or with a month-end forecast outside the target → At risk
 * @param status  after the evidence rule
 * @param forward codes of the reasons to expect worse, such as `burn-alert:page`, `burn-alert:ticket` or
 *   `forecast:outside`
 * @returns those codes as reasons where they changed the status; a bad status stays as it is and needs no further reason
 * Source: the scorecard's grading scheme, step 4.
 * @example outlookStatus('Met', ['burn-alert:page']) // → { status: 'At risk', reasons: ['burn-alert:page'] }
 * @example outlookStatus('Missed', ['burn-alert:page']) // → { status: 'Missed', reasons: [] }
 */
export function outlookStatus(status: Status, forward: readonly string[]): Judged {
  const isGood = status === 'Exceeding' || status === 'Met';
  return isGood && forward.length > 0 ? { status: 'At risk', reasons: forward } : { status, reasons: [] };
}
