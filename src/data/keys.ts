import type { EpochMs } from '#compute/units.ts';
import type { PlannedQuery } from '#scorecard/queries/planned-query.ts';

export type ResultKey = readonly ['result', EpochMs | 'live', PlannedQuery];

type Span = { readonly start: EpochMs; readonly end: EpochMs };

type Exemplified = { readonly exprs: readonly string[]; readonly source?: string | undefined };

/** The keys of everything that is fetched. */
export const keys = {
  /** `at` null is now. The instant of a refresh is no part of it: a refresh asks the same query again. */
  result: (query: PlannedQuery, at: EpochMs | null): ResultKey => ['result', at ?? 'live', query],
  results: () => ['result'] as const,
  exemplars: ({ exprs, source }: Exemplified, span: Span) => ['exemplars', span, { exprs, source }] as const,
  /** Whether a server has said that it has none. */
  exemplarsAbsent: (source: string | undefined) => ['exemplars-absent', source ?? null] as const,
  /** What a server has recorded of the scorecard's queries. */
  recordings: (source: string | undefined) => ['recordings', source ?? null] as const,
  scorecardFile: (url: string) => ['scorecard-file', url] as const,
  scorecardText: (url: string) => ['scorecard-text', url] as const,
  /** What has become of the file since the page read it. */
  scorecardChange: () => ['scorecard-change'] as const,
  release: () => ['release'] as const,
};

export const isResultKey = (key: readonly unknown[]): key is ResultKey => key[0] === 'result';
