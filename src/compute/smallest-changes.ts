import { gradePillars, type PillarStandings, type Standing } from './grade-pillars.ts';
import { LETTERS, type Letter, type NoDataPolicy } from './overall-grade.ts';
import type { Status } from './status.ts';

export type SmallestChange = {
  /** Index of the pillar. */
  readonly pillar: number;
  /** Index among the pillar's other indicators; null for its headline. */
  readonly other: number | null;
  /** The mildest status that is enough. */
  readonly to: Exclude<Status, 'No data' | 'Missed'>;
  readonly letter: Letter;
};

const BETTER: readonly SmallestChange['to'][] = ['At risk', 'Met', 'Exceeding'];
const RANK: Readonly<Record<Status, number>> = {
  'No data': -1,
  Missed: -1,
  'At risk': 0,
  Met: 1,
  Exceeding: 2,
};

/**
 * Every single indicator that could raise the letter by itself, with the least that it takes. All else stays.
 * for each indicator: the first better status, mildest first, whose grade has a higher letter
 * @param pillars as for gradePillars; Met is the last step of a ceiling, At risk only where it can be
 * @returns in the order of the pillars, headline first; empty at A+, and where one change is not enough
 * @throws RangeError if a weight is negative or not a number
 * @example smallestChanges([{ weight: 1, headline: { status: 'Missed', isCeiling: false, canBeAtRisk: false }, others: [] }]) // → [{ pillar: 0, other: null, to: 'Met', letter: 'A-' }]
 * @example smallestChanges([{ weight: 1, headline: { status: 'Met', isCeiling: true, canBeAtRisk: false }, others: [] }]) // → []
 */
export function smallestChanges(
  pillars: readonly PillarStandings[],
  options: { readonly noDataPolicy?: NoDataPolicy | undefined } = {},
): readonly SmallestChange[] {
  const now = rankOf(gradePillars(pillars, options).overall.letter);
  return pillars.flatMap(({ headline, others }, pillar) =>
    [headline, ...others].flatMap((standing, index) => {
      if (standing === null) return [];
      const other = index === 0 ? null : index - 1;
      for (const to of stepsOf(standing)) {
        const changed = withStatus(pillars, pillar, other, to);
        const { letter } = gradePillars(changed, options).overall;
        if (letter !== null && rankOf(letter) < now) return [{ pillar, other, to, letter }];
      }
      return [];
    }),
  );
}

/** No letter at all is worse than F. */
const rankOf = (letter: Letter | null): number =>
  letter === null ? LETTERS.length : LETTERS.indexOf(letter);

const stepsOf = ({ status, isCeiling, canBeAtRisk }: Standing): readonly SmallestChange['to'][] =>
  BETTER.filter(
    (to) =>
      RANK[to] > RANK[status] && (to !== 'At risk' || canBeAtRisk) && (to !== 'Exceeding' || !isCeiling),
  );

const withStatus = (
  pillars: readonly PillarStandings[],
  at: number,
  other: number | null,
  status: Status,
): readonly PillarStandings[] =>
  pillars.map((pillar, index) => {
    if (index !== at || pillar.headline === null) return pillar;
    if (other === null) return { ...pillar, headline: { ...pillar.headline, status } };
    return {
      ...pillar,
      others: pillar.others.map((standing, place) => (place === other ? { ...standing, status } : standing)),
    };
  });
