import { useEffect, useState } from 'react';
import { mergeActions, type ReviewAction, readActions, writeActions } from '#config/review-actions.ts';

export type ReviewActions = {
  readonly actions: readonly ReviewAction[];
  readonly add: (action: Omit<ReviewAction, 'id' | 'isDone'>) => void;
  readonly change: (id: string, change: Partial<ReviewAction>) => void;
  readonly remove: (id: string) => void;
  /** @returns how many there were in it; null for a file that holds none of ours */
  readonly importFrom: (text: string) => number | null;
  readonly exported: () => string;
  /** False where the browser keeps nothing: what is not exported is lost with the page. */
  readonly isKept: boolean;
};

/** Where two scorecards share an origin, each page remembers its own. */
const keyOf = () => `pillars.actions ${globalThis.location?.pathname ?? ''}`;

function stored(): readonly ReviewAction[] {
  try {
    return readActions(localStorage.getItem(keyOf()) ?? '') ?? [];
  } catch {
    return [];
  }
}

function store(actions: readonly ReviewAction[]): boolean {
  try {
    localStorage.setItem(keyOf(), writeActions(actions));
    return true;
  } catch {
    return false;
  }
}

/** What reviews agreed on, kept in this browser and never in the address. */
export function useReviewActions(): ReviewActions {
  const [actions, setActions] = useState(stored);
  const [isKept, setKept] = useState(true);
  useEffect(() => {
    // Another tab has added some.
    const read = ({ key }: StorageEvent) => {
      if (key === keyOf()) setActions(stored());
    };
    window.addEventListener('storage', read);
    return () => window.removeEventListener('storage', read);
  }, []);
  const update = (next: readonly ReviewAction[]) => {
    setActions(next);
    setKept(store(next));
  };
  return {
    actions,
    isKept,
    add: (action) => update([...actions, { ...action, id: newId(), isDone: false }]),
    change: (id, change) =>
      update(actions.map((action) => (action.id === id ? { ...action, ...change } : action))),
    remove: (id) => update(actions.filter((action) => action.id !== id)),
    importFrom: (text) => {
      const added = readActions(text);
      if (added !== null) update(mergeActions(actions, added));
      return added?.length ?? null;
    },
    exported: () => writeActions(actions),
  };
}

/** crypto.randomUUID() is missing on pages served over plain HTTP. */
const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
