import { type NoDataPolicy, type OverallGrade, overallGrade } from './overall-grade.ts';
import { type PillarStatus, pillarStatus } from './pillar-status.ts';
import { STATUSES, type Status } from './status.ts';

/** Where one indicator stands, which is all that a grade needs of it. */
export type Standing = {
  readonly status: Status;
  /** The target is the ideal, so Met is the best there is. */
  readonly isCeiling: boolean;
  /** A tolerance, or a firing alert, can leave it At risk instead of Missed. */
  readonly canBeAtRisk: boolean;
  /** What it rests on is in doubt: the true status may be any. */
  readonly isDoubtful?: boolean;
};

export type PillarStandings = {
  readonly weight: number;
  /** null: the pillar has no usable headline and so no data. */
  readonly headline: Standing | null;
  readonly others: readonly Standing[];
  /** The pillar is at most this and never at best, whatever its indicators say: a practice that is not kept up. */
  readonly cap?: Status | null;
};

export type GradedScorecard = {
  readonly pillars: readonly PillarStatus[];
  readonly overall: OverallGrade;
};

/**
 * The whole grade from where each indicator stands: pillars first, then the letter.
 * pillarStatus per pillar, held to its cap; overallGrade over all. No pillar is at best while one of its indicators is
 * in doubt.
 * No improvement of an indicator lowers the letter, but for one: a pillar whose headline has no data is At risk while
 * another indicator holds it back, and leaves the grade, which is then provisional, once none does.
 * @param pillars weights relative to each other, ≥ 0
 * @throws RangeError if a weight is negative or not a number
 * @example gradePillars([{ weight: 1, headline: { status: 'Met', isCeiling: true, canBeAtRisk: false }, others: [] }]).overall.letter // → 'A+'
 * @example gradePillars([{ weight: 1, headline: null, others: [] }]).overall.letter // → null
 */
export function gradePillars(
  pillars: readonly PillarStandings[],
  options: { readonly noDataPolicy?: NoDataPolicy | undefined } = {},
): GradedScorecard {
  const judged = pillars.map(({ headline, others, cap = null }) => {
    const known = heldBack(
      pillarStatus(
        headline ?? { status: 'No data', isCeiling: false },
        others.map(({ status }) => status),
      ),
      cap,
    );
    const isDoubtful = [headline, ...others].some((standing) => standing?.isDoubtful === true);
    return isDoubtful ? { ...known, atBest: false } : known;
  });
  const graded = judged.map(({ status, atBest }, index) => ({
    status,
    atBest,
    weight: pillars[index]?.weight ?? 0,
  }));
  return {
    pillars: judged,
    overall: overallGrade(graded, { noDataPolicy: options.noDataPolicy ?? 'exclude' }),
  };
}

/** What has no data stays that way: a cap is no evidence. */
function heldBack(judged: PillarStatus, cap: Status | null): PillarStatus {
  if (cap === null) return judged;
  const isBetter = STATUSES.indexOf(judged.status) < STATUSES.indexOf(cap);
  return { ...judged, status: isBetter ? cap : judged.status, atBest: false };
}
