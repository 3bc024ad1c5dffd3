import type { Judged } from './evidence-rule.ts';
import type { Status } from './status.ts';

/**
 * Why a figure that has a value is not known well enough to be called good, each with what it does to a status:
 * `met` at most Met · `risk` at most At risk · `undecided` either side of the target is possible, so Exceeding becomes
 * Met and Missed becomes At risk.
 */
export const DOUBTS = {
  'insufficient-coverage': 'met',
  'known-time-unknown': 'met',
  'unknown-exceeds-budget': 'met',
  'label-partly-absent': 'met',
  'matcher-label-absent': 'met',
  'pattern-never-matched': 'met',
  'unmatched-values': 'met',
  'counter-absent': 'met',
  'member-vanished': 'met',
  'group-undecided': 'met',
  'cut-by-clamp': 'met',
  'period-begun': 'met',
  'period-undecided': 'risk',
  'incident-cut': 'met',
  'first-sample-unseen': 'met',
  'worse-with-first-samples': 'risk',
  'stands-still': 'met',
  'server-warning': 'met',
  'outlook-unknown': 'met',
  'target-inside-bucket': 'undecided',
} as const satisfies Readonly<Record<string, 'met' | 'risk' | 'undecided'>>;
export type DoubtCode = keyof typeof DOUBTS;

export const isDoubtCode = (code: string): code is DoubtCode => Object.hasOwn(DOUBTS, code);

/**
 * What a status is worth while what it rests on is in doubt. A doubt never makes a status better, but for
 * `undecided`, which leaves no side of the target certain.
 * @param status after the evidence rule
 * @param doubts in any order
 * @returns the codes of all doubts as reasons, also where they change nothing
 * Source: the scorecard's rules of trust, docs/trust.md.
 * @example doubtStatus('Exceeding', ['member-vanished']) // → { status: 'Met', reasons: ['member-vanished'] }
 * @example doubtStatus('Missed', ['target-inside-bucket']) // → { status: 'At risk', reasons: ['target-inside-bucket'] }
 * @example doubtStatus('Missed', ['server-warning']) // → { status: 'Missed', reasons: ['server-warning'] }
 */
export function doubtStatus(status: Status, doubts: readonly DoubtCode[]): Judged {
  const judged = doubts.reduce((held, doubt) => EFFECTS[DOUBTS[doubt]][held] ?? held, status);
  return { status: judged, reasons: [...new Set(doubts)] };
}

const EFFECTS: Readonly<Record<(typeof DOUBTS)[DoubtCode], Readonly<Partial<Record<Status, Status>>>>> = {
  met: { Exceeding: 'Met' },
  risk: { Exceeding: 'At risk', Met: 'At risk' },
  undecided: { Exceeding: 'Met', Missed: 'At risk' },
};
