import { useSyncExternalStore } from 'react';
import { formatUrlState, parseUrlState, type UrlState } from './url-state.ts';

/**
 * @param change what to change; the rest stays
 * @param options `replace`: no new entry for the back button, for steps nobody wants to undo one by one; `entry`: what
 *   to keep beside the address in the new entry of the history; `hash`: a place on the page
 */
export type ChangeUrlState = (
  change: Partial<UrlState>,
  options?: { readonly replace?: boolean; readonly entry?: object | null; readonly hash?: string },
) => void;

/** The address bar as state. Every user of the hook sees the same object until the address changes. */
export function useUrlState(): [UrlState, ChangeUrlState] {
  return [useSyncExternalStore(subscribe, currentUrlState), changeUrlState];
}

const listeners = new Set<() => void>();
let known: { readonly search: string; readonly state: UrlState } | null = null;

/** The address is read each time: it may have changed while nobody listened. */
export function currentUrlState(): UrlState {
  const { search } = window.location;
  if (known?.search !== search) known = { search, state: parseUrlState(search) };
  return known.state;
}

export const changeUrlState: ChangeUrlState = (change, { replace = false, entry = null, hash } = {}) => {
  const { pathname, search, hash: known } = window.location;
  const next = formatUrlState({ ...currentUrlState(), ...change }, search);
  if (next === search && (hash ?? known) === known) return;
  const url = pathname + next + (hash ?? known);
  // pushState and replaceState tell nobody; popstate is for the back button alone.
  if (replace) window.history.replaceState(window.history.state, '', url);
  else window.history.pushState(entry, '', url);
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
