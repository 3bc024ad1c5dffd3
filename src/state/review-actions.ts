import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { mergeActions, type ReviewAction, readActions, writeActions } from '#config/review-actions.ts';
import { followOtherTabs, keptAs } from './kept.ts';

type Kept = { readonly actions: readonly ReviewAction[] };

export type ReviewActions = Kept & {
  /** False where the browser keeps nothing: what is not exported is lost with the page. */
  readonly isKept: boolean;
  readonly add: (action: Omit<ReviewAction, 'id' | 'isDone'>) => void;
  readonly change: (id: string, change: Partial<ReviewAction>) => void;
  readonly remove: (id: string) => void;
  /** @returns how many there were in it; null for a file that holds none of ours */
  readonly importFrom: (text: string) => number | null;
  readonly exported: () => string;
};

/** What reviews agreed on, kept in this browser and never in the address. */
export const useReviewActions = create<ReviewActions>()(
  persist(
    (set, get): ReviewActions => {
      const update = (next: (actions: readonly ReviewAction[]) => readonly ReviewAction[]) =>
        set(({ actions }) => ({ actions: next(actions) }));
      return {
        actions: [],
        isKept: true,
        add: (action) => update((actions) => [...actions, { ...action, id: newId(), isDone: false }]),
        change: (id, change) =>
          update((actions) =>
            actions.map((action) => (action.id === id ? { ...action, ...change } : action)),
          ),
        remove: (id) => update((actions) => actions.filter((action) => action.id !== id)),
        importFrom: (text) => {
          const added = readActions(text);
          if (added !== null) update((actions) => mergeActions(actions, added));
          return added?.length ?? null;
        },
        exported: () => writeActions(get().actions),
      };
    },
    {
      // Where two scorecards share an origin, each page remembers its own.
      name: `pillars.actions ${globalThis.location?.pathname ?? ''}`,
      partialize: ({ actions }) => ({ actions }),
      merge: (kept, state) => ({ ...state, actions: (kept as Kept | undefined)?.actions ?? [] }),
      storage: keptAs<Kept>({
        read: (text) => {
          const actions = readActions(text);
          return actions === null ? null : { actions };
        },
        write: ({ actions }) => writeActions(actions),
        onLost: () => {
          // Every change is kept, this one too.
          if (useReviewActions.getState().isKept) useReviewActions.setState({ isKept: false });
        },
      }),
    },
  ),
);
followOtherTabs(useReviewActions);

/** crypto.randomUUID() is missing on pages served over plain HTTP. */
const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
