import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { EpochMs } from '#compute/units.ts';
import type { ReadingState } from './evaluation.ts';
import { type PlannedQuery, questionKey } from './plan.ts';
import { type ReadingStates, readingKey } from './reading-store.ts';
import { useSession } from './session-context.ts';

const LOADING: ReadingState = { state: 'loading' };

/** What has become of each question so far, by its `questionKey`. Asks what has not been asked. */
export function useReadings(questions: readonly PlannedQuery[], at: EpochMs | null): ReadingStates {
  const { readings } = useSession();
  const states = useSyncExternalStore(readings.subscribe, readings.states);
  useEffect(() => readings.retain(questions, at), [readings, questions, at]);
  return useMemo(
    () =>
      new Map(
        questions.map((question) => [questionKey(question), states.get(readingKey(question, at)) ?? LOADING]),
      ),
    [states, questions, at],
  );
}
