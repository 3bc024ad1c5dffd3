import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import type { Evaluation } from './evaluation.ts';

/** What the server says that makes some answers, or what was made of them, doubtful. */
export const warningsOf = (
  responses: Iterable<QueryResultState | Evaluation | undefined>,
): readonly string[] =>
  [...responses].flatMap((response) =>
    response?.state !== 'ready' ? [] : 'result' in response ? response.result.warnings : response.warnings,
  );
