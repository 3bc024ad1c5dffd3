import { useSyncExternalStore } from 'react';
import { formatUrlState, parseUrlState, type UrlState } from './url-state.ts';

/**
 * @param change what to change; the rest stays
 * @param options `replace`: no new entry for the back button, for steps nobody wants to undo one by one
 */
export type ChangeUrlState = (change: Partial<UrlState>, options?: { readonly replace?: boolean }) => void;

/** The address bar as state. Every user of the hook sees the same object until the address changes. */
export function useUrlState(): [UrlState, ChangeUrlState] {
  return [useSyncExternalStore(subscribe, currentState), changeUrlState];
}

const listeners = new Set<() => void>();
let known: { readonly search: string; readonly state: UrlState } | null = null;

/** The address is read each time: it may have changed while nobody listened. */
function currentState(): UrlState {
  const { search } = window.location;
  if (known?.search !== search) known = { search, state: parseUrlState(search) };
  return known.state;
}

const changeUrlState: ChangeUrlState = (change, { replace = false } = {}) => {
  const { pathname, search, hash } = window.location;
  const next = formatUrlState({ ...currentState(), ...change }, search);
  if (next === search) return;
  const url = pathname + next + hash;
  // pushState and replaceState tell nobody; popstate is for the back button alone.
  if (replace) window.history.replaceState(window.history.state, '', url);
  else window.history.pushState(null, '', url);
  notify();
};

function notify(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', notify);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('popstate', notify);
  };
}
