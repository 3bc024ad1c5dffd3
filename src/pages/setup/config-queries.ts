import { HOUR } from '#compute/units.ts';
import type { ConfigProblem } from '#config/problem.ts';
import type { ScorecardConfig } from '#config/schema.ts';
import { refusal } from '#scorecard/evaluate/query-problems.ts';
import { renderQuery } from '#scorecard/promql/template.ts';
import { addressed, type ExpressionQuery } from '#scorecard/queries/planned-query.ts';
import type { QueryResultState } from '#scorecard/queries/query-result.ts';

/** A template of scorecard.json that is no indicator's, and a query that tells whether a server can read it. */
export type SectionQuery = {
  /** Where it stands in the file. */
  readonly path: string;
  readonly query: Extract<ExpressionQuery, { shape: 'samples' }>;
};

type Section = { readonly source?: string | undefined };
type Template = readonly [
  path: string,
  promql: string | undefined,
  section: Section | undefined,
  by?: string | undefined,
];

/** Any label would do: whether PromQL can be read does not depend on what the data has. */
const ANY_LABEL = 'job';

/** All templates beside those of the indicators. Short windows: the responses are for nobody to look at. */
export function sectionQueries({
  markers = [],
  breakdown,
  cost,
  vulnerabilities,
}: ScorecardConfig): readonly SectionQuery[] {
  const templates: readonly Template[] = [
    ...markers.map((marker) => [`markers (${marker.title}).query`, marker.query, marker] as const),
    ['breakdown.buckets', breakdown?.buckets, breakdown, breakdown?.by],
    ['breakdown.requests', breakdown?.requests, breakdown, breakdown?.by],
    ['cost.spend', cost?.spend, cost, cost?.by[0]],
    ['vulnerabilities.open', vulnerabilities?.open, vulnerabilities],
    ['vulnerabilities.oldest', vulnerabilities?.oldest, vulnerabilities],
  ];
  return templates.flatMap(([path, template, section = {}, by = ANY_LABEL]) => {
    if (template === undefined) return [];
    const expr = renderQuery(template, { window: HOUR, filters: [], by });
    return [{ path, query: addressed({ shape: 'samples', expr }, section) }];
  });
}

export const sectionProblems = (
  asked: readonly SectionQuery[],
  stateOf: (query: SectionQuery['query']) => QueryResultState | undefined,
): readonly ConfigProblem[] =>
  asked.flatMap(({ path, query }) => {
    const state = stateOf(query);
    return state?.state === 'failed' ? refusal(path, state.error, 'What it asks for is not shown') : [];
  });
