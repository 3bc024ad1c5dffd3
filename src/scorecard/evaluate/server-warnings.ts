import type { QueryResultState } from '#scorecard/queries/query-result.ts';
import type { Evaluation } from './evaluation.ts';

/** What the server says that makes some answers, or what was made of them, doubtful. */
export const warningsOf = (answers: Iterable<QueryResultState | Evaluation | undefined>): readonly string[] =>
  [...answers].flatMap((answer) =>
    answer?.state !== 'ready' ? [] : 'result' in answer ? answer.result.warnings : answer.warnings,
  );
