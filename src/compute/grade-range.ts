import { gradePillars, type PillarStandings, type Standing } from './grade-pillars.ts';
import type { Letter, NoDataPolicy } from './overall-grade.ts';

export type GradeRange = {
  /** With every unknown indicator missed. */
  readonly worst: Letter | null;
  /** With every unknown indicator as good as it can be. */
  readonly best: Letter | null;
  /** Without data. */
  readonly unknown: number;
  /** With data that is in doubt. */
  readonly doubtful: number;
  /** All indicators that are graded, known or not. */
  readonly of: number;
};

/**
 * What the letter could be if what is unknown were known, and what is in doubt were certain: from all of it missed to
 * all of it at best.
 * An improvement never lowers the letter once everything is known, so nothing lies outside these two.
 * @param pillars a missing headline counts as one unknown indicator
 * @returns worst = best where nothing that is unknown could change the letter
 * @throws RangeError if a weight is negative or not a number
 * @example gradeRange([{ weight: 1, headline: { status: 'No data', isCeiling: false, canBeAtRisk: false }, others: [] }]) // → { worst: 'F', best: 'A+', unknown: 1, doubtful: 0, of: 1 }
 * @example gradeRange([{ weight: 1, headline: { status: 'Met', isCeiling: false, canBeAtRisk: false }, others: [] }]) // → { worst: 'A-', best: 'A-', unknown: 0, doubtful: 0, of: 1 }
 */
export function gradeRange(
  pillars: readonly PillarStandings[],
  options: { readonly noDataPolicy?: NoDataPolicy | undefined } = {},
): GradeRange {
  const standings = pillars.flatMap(({ headline, others }) => [headline ?? UNKNOWN, ...others]);
  const letterWith = (fill: (standing: Standing) => Standing): Letter | null =>
    gradePillars(
      pillars.map((pillar) => ({
        ...pillar,
        headline: fill(pillar.headline ?? UNKNOWN),
        others: pillar.others.map(fill),
      })),
      options,
    ).overall.letter;
  const instead = (status: (standing: Standing) => Standing['status']) => (standing: Standing) =>
    isOpen(standing) ? { ...standing, status: status(standing), isDoubtful: false } : standing;
  return {
    worst: letterWith(instead(() => 'Missed')),
    best: letterWith(instead(({ isCeiling }) => (isCeiling ? 'Met' : 'Exceeding'))),
    unknown: standings.filter(({ status }) => status === 'No data').length,
    doubtful: standings.filter(({ status, isDoubtful }) => status !== 'No data' && isDoubtful === true)
      .length,
    of: standings.length,
  };
}

const isOpen = ({ status, isDoubtful }: Standing): boolean => status === 'No data' || isDoubtful === true;

const UNKNOWN: Standing = { status: 'No data', isCeiling: false, canBeAtRisk: false };
