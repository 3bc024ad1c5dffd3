import type { Status } from './status.ts';

export type PillarStatus = {
  readonly status: Status;
  /** Nothing better can be reached, and no other indicator holds the pillar back. */
  readonly atBest: boolean;
  /** The worst status among the others, where it holds the pillar back. */
  readonly cappedBy?: Status;
};

const RANK: Readonly<Record<Status, number>> = {
  Exceeding: 0,
  Met: 1,
  'At risk': 2,
  Missed: 3,
  'No data': 4,
};

/**
 * Status of a pillar: that of its headline indicator, held back by the others.
 * any other Missed → at most At risk; any other At risk → at most Met
 * @param headline status of the headline, and whether its target is the ideal (then Met is the best there is)
 * @param others   statuses of the pillar's other graded indicators; No data among them changes nothing
 * @returns No data with the headline, but At risk if another one is Missed or At risk
 * @example pillarStatus({ status: 'Exceeding', isCeiling: false }, ['At risk']) // → { status: 'Met', atBest: false, cappedBy: 'At risk' }
 * @example pillarStatus({ status: 'Met', isCeiling: true }, ['Exceeding']) // → { status: 'Met', atBest: true }
 */
export function pillarStatus(
  headline: { readonly status: Status; readonly isCeiling: boolean },
  others: readonly Status[],
): PillarStatus {
  const worst = others.includes('Missed') ? 'Missed' : others.includes('At risk') ? 'At risk' : null;
  const isBest = headline.status === 'Exceeding' || (headline.status === 'Met' && headline.isCeiling);
  if (worst === null) return { status: headline.status, atBest: isBest };
  if (headline.status === 'No data') return { status: 'At risk', atBest: false, cappedBy: worst };
  const cap: Status = worst === 'Missed' ? 'At risk' : 'Met';
  if (RANK[headline.status] < RANK[cap]) return { status: cap, atBest: false, cappedBy: worst };
  // A headline on its ideal already is Met; what the cap takes away from it is being at best.
  return { status: headline.status, atBest: false, ...(isBest ? { cappedBy: worst } : {}) };
}
