import type { QueryResultState } from '#scorecard/queries/reading.ts';
import type { Evaluation } from './evaluation.ts';

/** What the server says that makes some answers, or what was made of them, doubtful. */
export const warningsOf = (answers: Iterable<QueryResultState | Evaluation | undefined>): readonly string[] =>
  [...answers].flatMap((answer) =>
    answer?.state !== 'ready' ? [] : 'reading' in answer ? answer.reading.warnings : answer.warnings,
  );
