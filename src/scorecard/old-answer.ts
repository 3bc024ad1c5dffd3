import type { Evaluation, ReadingState } from './evaluation.ts';

/** Whether an answer, or what was made of it, is the last good one, since asking again has failed. */
export const isOldAnswer = (answer: ReadingState | Evaluation | undefined): boolean =>
  answer?.state === 'ready' && answer.refreshError !== null;
