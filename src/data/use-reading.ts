import { useMemo } from 'react';
import { type PlannedQuery, questionKey } from '#scorecard/queries/planned-query.ts';
import type { ReadingState } from '#scorecard/queries/reading.ts';
import type { UrlState } from '#url/url-state.ts';
import { useReadings } from './use-readings.ts';

const NO_QUESTIONS: readonly PlannedQuery[] = [];

/** The answer to one question; null, a question nobody has, is never answered. */
export function useAnswer(question: PlannedQuery | null, at: UrlState['at']): ReadingState {
  const questions = useMemo(() => (question === null ? NO_QUESTIONS : [question]), [question]);
  const readings = useReadings(questions, at);
  return (question === null ? undefined : readings.get(questionKey(question))) ?? { state: 'loading' };
}
