import { notifyManager } from '@tanstack/query-core';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { durationMs, SECOND } from '#compute/units.ts';
import { keys } from './keys.ts';
import { useSession } from './session-context.ts';

export type QueryProgress = { readonly settled: number; readonly total: number };

/** A server that takes no longer needs no count: the figures are there before it could be read. */
const WORTH_SAYING_AFTER = durationMs(2 * SECOND);

/**
 * How many of the queries of the page have been answered, or have failed, while the first responses are awaited.
 * @returns null unless some of them take long
 */
export function useQueryProgress(): QueryProgress | null {
  const { queries } = useSession();
  const { subscribe, read } = useMemo(() => {
    const cache = queries.getQueryCache();
    return {
      // Not at once: queries are made while other components render.
      subscribe: (changed: () => void) => cache.subscribe(notifyManager.batchCalls(changed)),
      // A text, since two objects that say the same are different.
      read: () => {
        const all = cache.findAll({ queryKey: keys.results(), type: 'active' });
        return `${all.filter(({ state }) => state.status !== 'pending').length} ${all.length}`;
      },
    };
  }, [queries]);
  const [settled = 0, total = 0] = useSyncExternalStore(subscribe, read).split(' ').map(Number);
  const isWaiting = settled < total;
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setLong(true), WORTH_SAYING_AFTER);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isWaiting]);
  return isWaiting && isLong ? { settled, total } : null;
}
