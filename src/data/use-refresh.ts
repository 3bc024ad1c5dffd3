import { useEffect } from 'react';
import type { DurationMs, EpochMs } from '#compute/units.ts';
import { useSession } from './session-context.ts';

/** Keeps what is on screen up to date. A fixed instant does not change, so it is not asked again. */
export function useRefresh(every: DurationMs | null, at: EpochMs | null): void {
  const { scheduler } = useSession();
  useEffect(() => {
    if (every === null || at !== null) return;
    const { check, wake, stop } = scheduler.start(every);
    window.addEventListener('online', wake);
    // The timers of a page in the background are slow.
    document.addEventListener('visibilitychange', check);
    return () => {
      stop();
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', check);
    };
  }, [scheduler, every, at]);
}
