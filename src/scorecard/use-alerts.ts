import type { ReadingState } from './evaluation.ts';
import { type PlannedQuery, questionKey } from './plan.ts';
import { useReadings } from './use-readings.ts';

const QUESTION: PlannedQuery = { shape: 'alerts' };
const QUESTIONS = [QUESTION];

/** The alerts the server says are firing now, whatever instant the figures are about. */
export const useAlerts = (): ReadingState =>
  useReadings(QUESTIONS, null).get(questionKey(QUESTION)) ?? { state: 'loading' };
