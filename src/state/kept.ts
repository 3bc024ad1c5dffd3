import type { StoreApi } from 'zustand';
import type { PersistStorage } from 'zustand/middleware';

/** How one thing that belongs to the reader is written into local storage. */
export type KeptAs<State> = {
  /** null for what is not ours: anybody may have written anything. */
  readonly read: (text: string) => State | null;
  /** null: nothing needs to be kept. */
  readonly write: (state: State) => string | null;
  /** The browser keeps nothing: what was chosen lasts as long as the page. */
  readonly onLost?: () => void;
};

/** Storage throws where the browser blocks it (a sandboxed frame, strict privacy), or where it is full. */
export function keptAs<State>({ read, write, onLost }: KeptAs<State>): PersistStorage<State, void> {
  return {
    getItem: (key) => {
      try {
        const text = localStorage.getItem(key);
        const state = text === null ? null : read(text);
        return state === null ? null : { state, version: 0 };
      } catch {
        return null;
      }
    },
    setItem: (key, { state }) => {
      try {
        const text = write(state);
        if (text === null) localStorage.removeItem(key);
        else localStorage.setItem(key, text);
      } catch {
        onLost?.();
      }
    },
    removeItem: (key) => localStorage.removeItem(key),
  };
}

type Persisted = StoreApi<unknown> & {
  readonly persist: {
    readonly rehydrate: () => Promise<void> | void;
    readonly getOptions: () => { readonly name?: string };
  };
};

/** Another tab's choice holds here too. */
export function followOtherTabs(store: Persisted): void {
  window.addEventListener('storage', ({ key }) => {
    if (key === null || key === store.persist.getOptions().name) void store.persist.rehydrate();
  });
}
