import type { EpochMs } from '#compute/units.ts';
import type { PlannedQuery } from '#scorecard/plan.ts';

export type ReadingKey = readonly ['reading', EpochMs | 'live', PlannedQuery];

/** The keys of everything that is fetched. */
export const keys = {
  /** `at` null is now. The instant of a refresh is no part of it: a refresh asks the same query again. */
  reading: (question: PlannedQuery, at: EpochMs | null): ReadingKey => ['reading', at ?? 'live', question],
  exemplars: (exprs: readonly string[], start: EpochMs, end: EpochMs) =>
    ['exemplars', start, end, exprs] as const,
  recordings: () => ['recordings'] as const,
};

export const isReadingKey = (key: readonly unknown[]): key is ReadingKey => key[0] === 'reading';
