import type { Status } from '#compute/status.ts';
import { type DurationMs, durationMs } from '#compute/units.ts';

/** A page of the wall: the grade, operations, or a pillar. */
export type RotatingPage = {
  readonly id: string;
  readonly title: string;
  /** The worst that stands on it; null where nothing is judged. */
  readonly status: Status | null;
};

/** What fails comes first, and what nobody can tell before what is well. */
const RANK: Readonly<Record<Status, number>> = {
  Missed: 0,
  'At risk': 1,
  'No data': 2,
  Met: 3,
  Exceeding: 3,
};

/** A page that needs eyes stays this many turns. */
const TURNS: Readonly<Record<Status, number>> = {
  Missed: 3,
  'At risk': 2,
  'No data': 2,
  Met: 1,
  Exceeding: 1,
};

const CALM = 3;
const rankOf = ({ status }: RotatingPage): number => (status === null ? CALM : RANK[status]);

/** The worst of some statuses; null for none. */
export const worstStatus = (statuses: readonly Status[]): Status | null =>
  statuses.reduce<Status | null>(
    (worst, status) => (worst === null || RANK[status] < RANK[worst] ? status : worst),
    null,
  );

/** The pages in the order they are turned: failing first, else as given. */
export const inTurningOrder = (pages: readonly RotatingPage[]): readonly RotatingPage[] =>
  [...pages].sort((a, b) => rankOf(a) - rankOf(b));

/** How long a page stays: a calm one for one turn, a failing one for up to three. */
export const stayOf = ({ status }: RotatingPage, turn: DurationMs): DurationMs =>
  durationMs(turn * (status === null ? 1 : TURNS[status]));

/** The page some steps on from the one that is shown, round and round. The first where that one is gone. */
export function pageAfter(
  pages: readonly RotatingPage[],
  shown: string | null,
  steps: number,
): RotatingPage | null {
  const index = pages.findIndex(({ id }) => id === shown);
  if (index < 0) return pages[0] ?? null;
  return pages[(((index + steps) % pages.length) + pages.length) % pages.length] ?? null;
}

/**
 * The page that has just begun to miss its target, and so is shown at once instead of when its turn comes.
 * null when none has; what was never seen otherwise (the first responses) is no news.
 */
export function breakingPage(
  before: readonly RotatingPage[],
  now: readonly RotatingPage[],
): RotatingPage | null {
  const known = new Map(before.map((page) => [page.id, page.status]));
  return (
    now.find(({ id, status }) => {
      const was = known.get(id);
      return status === 'Missed' && (was === 'Exceeding' || was === 'Met' || was === 'At risk');
    }) ?? null
  );
}
