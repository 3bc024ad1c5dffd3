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

/**
 * The same, for the part of a page that the hand is on: when another time is looked at, it is drawn with the new one
 * before the rest of the page, which follows after the next paint.
 */
export function useUrlStateAtOnce(): UrlState {
  return useSyncExternalStore(subscribeAtOnce, currentUrlState);
}

const listeners = new Set<() => void>();
const urgentListeners = new Set<() => void>();
/** Of the last change that all have heard of. */
let heard: UrlState | null = null;
let known: { readonly search: string; readonly state: UrlState } | null = null;

/** The address is read each time: it may have changed while nobody listened. */
export function currentUrlState(): UrlState {
  const { search } = window.location;
  if (known?.search !== search) known = { search, state: parseUrlState(search) };
  return known.state;
}

export const changeUrlState: ChangeUrlState = (change, { replace = false, entry = null, hash } = {}) => {
  const { pathname, search, hash: known } = window.location;
  const { figures, ...current } = currentUrlState();
  // Who chooses a time, chooses it for charts and figures; only a zoom says that the figures stay.
  const kept = 'window' in change || 'at' in change ? {} : { figures };
  const next = formatUrlState({ ...current, ...kept, ...change }, search);
  if (next === search && (hash ?? known) === known) return;
  const url = pathname + next + (hash ?? known);
  // pushState and replaceState tell nobody; popstate is for the back button alone.
  if (replace) window.history.replaceState(window.history.state, '', url);
  else window.history.pushState(entry, '', url);
  notify();
};

function notify(): void {
  const state = currentUrlState();
  const isOtherTime = heard !== null && isSameButForTime(heard, state);
  heard = state;
  if (urgentListeners.size === 0 || !isOtherTime) {
    tell(urgentListeners);
    tell(listeners);
    return;
  }
  tell(urgentListeners);
  afterNextPaint(() => tell(listeners));
}

const isSameButForTime = (one: UrlState, other: UrlState): boolean =>
  formatUrlState({ ...one, window: other.window, at: other.at, figures: other.figures }, '') ===
  formatUrlState(other, '');

function tell(them: ReadonlySet<() => void>): void {
  for (const listener of them) listener();
}

/** A page that is hidden is never painted. */
function afterNextPaint(run: () => void): void {
  if (document.hidden) run();
  else requestAnimationFrame(() => setTimeout(run));
}

const subscribe = (listener: () => void) => subscribeTo(listeners, listener);
const subscribeAtOnce = (listener: () => void) => subscribeTo(urgentListeners, listener);

function subscribeTo(them: Set<() => void>, listener: () => void): () => void {
  if (listeners.size + urgentListeners.size === 0) {
    heard = currentUrlState();
    window.addEventListener('popstate', notify);
  }
  them.add(listener);
  return () => {
    them.delete(listener);
    if (listeners.size + urgentListeners.size === 0) window.removeEventListener('popstate', notify);
  };
}
