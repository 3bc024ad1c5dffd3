import { useMemo } from 'react';
import { useReadings } from '#data/use-readings.ts';
import type { UrlState } from '#url/url-state.ts';
import { type PlannedQuery, questionKey } from './planned-query.ts';
import type { ReadingState } from './reading.ts';

const NO_QUESTIONS: readonly PlannedQuery[] = [];

/** The answer to one question; null, a question nobody has, is never answered. */
export function useAnswer(question: PlannedQuery | null, at: UrlState['at']): ReadingState {
  const questions = useMemo(() => (question === null ? NO_QUESTIONS : [question]), [question]);
  const readings = useReadings(questions, at);
  return (question === null ? undefined : readings.get(questionKey(question))) ?? { state: 'loading' };
}
