import type { ConfigProblem } from '#config/problem.ts';
import type { Evaluation } from './evaluation.ts';

/** Queries the server refused: mistakes in scorecard.json that only a server can find. */
export function queryProblems(evaluations: ReadonlyMap<string, Evaluation>): readonly ConfigProblem[] {
  return [...evaluations.values()].flatMap((evaluation) => {
    if (evaluation.state !== 'failed' || evaluation.error.kind !== 'query') return [];
    const { indicator, asked, error } = evaluation;
    const name = asked.find(({ query }) => query.expr === error.expr)?.name ?? asked[0]?.name ?? 'query';
    return [
      {
        path: `indicators (${indicator.id}).${name}`,
        message: `expected PromQL that the server accepts; it said: ${error.serverMessage ?? error.message}`,
        effect: 'This indicator shows no data',
      },
    ];
  });
}
