import type { Evaluation, ReadingState } from './evaluation.ts';
import type { MeasuredTrend, TrendState } from './use-trends.ts';

/** What the server says that makes some answers, or what was made of them, doubtful. */
export const warningsOf = (answers: Iterable<ReadingState | Evaluation | undefined>): readonly string[] =>
  [...answers].flatMap((answer) =>
    answer?.state !== 'ready' ? [] : 'reading' in answer ? answer.reading.warnings : answer.warnings,
  );

/** The same of lines: while a new answer is on its way, of the one whose line is still drawn. */
export const warningsOfTrends = (trends: Iterable<TrendState | MeasuredTrend>): readonly string[] =>
  [...trends].flatMap((trend) => {
    const drawn = 'readings' in trend ? trend : trend.state === 'loading' ? trend.known : null;
    return [...(drawn?.readings.values() ?? [])].flatMap(({ warnings }) => warnings);
  });
