import type { FetchQueryOptions } from '@tanstack/query-core';
import { loadScorecard } from '#config/load-scorecard.ts';
import type { ReadScorecard } from '#config/problem.ts';
import type { PrometheusError } from '#prometheus/error.ts';
import { keys } from './keys.ts';

type ScorecardFileQuery = FetchQueryOptions<
  ReadScorecard,
  PrometheusError,
  ReadScorecard,
  ReturnType<typeof keys.scorecardFile>
>;

/** Read once a page: whoever changes the file reloads. What is wrong with it is part of the data. */
export const scorecardFile = (url: string, fetchText?: typeof fetch): ScorecardFileQuery => ({
  queryKey: keys.scorecardFile(url),
  queryFn: () => loadScorecard(url, fetchText),
  staleTime: 'static',
  gcTime: Number.POSITIVE_INFINITY,
});
