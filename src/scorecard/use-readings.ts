import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { EpochMs } from '#compute/units.ts';
import type { ReadingState } from './evaluation.ts';
import { type PlannedQuery, questionKey } from './plan.ts';
import { type ReadingStates, type ReadingStore, readingKey } from './reading-store.ts';
import { useSession } from './session-context.ts';

const LOADING: ReadingState = { state: 'loading' };

/** What has become of each question so far, by its `questionKey`. Asks what has not been asked. */
export function useReadings(questions: readonly PlannedQuery[], at: EpochMs | null): ReadingStates {
  const { readings } = useSession();
  useEffect(() => readings.retain(questions, at), [readings, questions, at]);
  const read = useMemo(() => createSelection(readings.states, questions, at), [readings, questions, at]);
  return useSyncExternalStore(readings.subscribe, read);
}

/** The states of some questions; the same object until one of these changes, whatever else is answered meanwhile. */
export function createSelection(
  states: ReadingStore['states'],
  questions: readonly PlannedQuery[],
  at: EpochMs | null,
): () => ReadingStates {
  const keys = questions.map((question) => [questionKey(question), readingKey(question, at)] as const);
  let seen: ReadingStates | null = null;
  let selected: ReadingStates = new Map();
  return () => {
    const all = states();
    if (all === seen) return selected;
    const isSame =
      seen !== null && keys.every(([own, key]) => selected.get(own) === (all.get(key) ?? LOADING));
    seen = all;
    if (!isSame) selected = new Map(keys.map(([own, key]) => [own, all.get(key) ?? LOADING]));
    return selected;
  };
}
