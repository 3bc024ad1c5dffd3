import type { UrlState } from './url-state.ts';

const known = new WeakMap<UrlState, UrlState>();

/**
 * The address as figures, targets, budget and grade read it: a zoom moves the charts and what is broken down under them,
 * and leaves the window and the instant of every figure as they were.
 */
export function figureState(url: UrlState): UrlState {
  const { figures, ...rest } = url;
  if (figures === undefined) return url;
  const state = known.get(url) ?? { ...rest, ...figures };
  known.set(url, state);
  return state;
}
