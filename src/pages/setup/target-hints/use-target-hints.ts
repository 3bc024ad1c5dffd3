import { useMemo } from 'react';
import { scrapeIntervalOf } from '#config/scrape-interval.ts';
import { useSession } from '#data/session-context.ts';
import { useQueryResults } from '#data/use-query-results.ts';
import type { Evaluation } from '#scorecard/evaluate/evaluation.ts';
import type { QueryView } from '#scorecard/evaluate/query-view.ts';
import { warningsOf } from '#scorecard/evaluate/server-warnings.ts';
import { staleSince } from '#scorecard/evaluate/stale-since.ts';
import { queryId } from '#scorecard/queries/planned-query.ts';
import type { UrlState } from '#url/url-state.ts';
import { contradictingTargets } from './contradicting-targets.ts';
import { coverageHints, coverageQueries } from './coverage-hints.ts';
import { measuredHints } from './measured-hints.ts';
import type { TargetHint } from './target-hint.ts';

/** What is doubtful about the targets: by themselves, by the responses there are, and by how far the data reaches. */
export function useTargetHints(
  evaluations: ReadonlyMap<string, Evaluation>,
  { at }: Pick<UrlState, 'at'>,
): {
  /** What is found so far. */
  readonly hints: readonly TargetHint[];
  readonly view: QueryView<readonly TargetHint[]>;
} {
  const { config } = useSession();
  const asked = useMemo(() => coverageQueries(config.indicators, scrapeIntervalOf(config)), [config]);
  const queries = useMemo(() => asked.map(({ query }) => query), [asked]);
  const results = useQueryResults(queries, at);
  return useMemo(() => {
    const { currency } = config;
    const hints = [
      ...contradictingTargets(config.indicators, currency),
      ...measuredHints(evaluations.values(), currency),
      ...coverageHints(asked, (query) => results.get(queryId(query))),
    ];
    const responses = [...results.values(), ...evaluations.values()];
    const isComplete = responses.every(({ state }) => state !== 'loading');
    const isEmpty = isComplete && hints.length === 0;
    return {
      hints,
      view: {
        status: isEmpty ? 'empty' : isComplete ? 'ready' : 'loading',
        data: isComplete && !isEmpty ? hints : null,
        message: isEmpty ? 'No problems found in what could be checked.' : null,
        staleSince: staleSince(responses),
        warnings: warningsOf(responses),
      },
    };
  }, [config, evaluations, asked, results]);
}
