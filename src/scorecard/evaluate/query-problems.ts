import type { ConfigProblem } from '#config/problem.ts';
import type { PrometheusError } from '#prometheus/error.ts';
import type { Evaluation } from './evaluation.ts';

/** Queries the server refused: mistakes in scorecard.json that only a server can find. */
export function queryProblems(evaluations: ReadonlyMap<string, Evaluation>): readonly ConfigProblem[] {
  return [...evaluations.values()].flatMap((evaluation) => {
    if (evaluation.state !== 'failed') return [];
    const { indicator, asked, error } = evaluation;
    const name = asked.find(({ query }) => query.expr === error.expr)?.name ?? asked[0]?.name ?? 'query';
    return refusal(`indicators (${indicator.id}).${name}`, error, 'This indicator shows no data');
  });
}

/** None where it is not the query that is at fault. */
export const refusal = (path: string, error: PrometheusError, effect: string): readonly ConfigProblem[] =>
  error.kind === 'query'
    ? [
        {
          path,
          message: `expected PromQL that the server accepts; it said: ${error.serverMessage ?? error.message}`,
          effect,
        },
      ]
    : [];

/** What failed; where a server refuses a query, with the place in scorecard.json to mend it. */
export const failureText = (path: string, { kind, message }: PrometheusError): string =>
  kind === 'query' ? `${path} in scorecard.json: ${message}` : message;
