import { useEffect } from 'react';
import type { DurationMs, EpochMs } from '#compute/units.ts';
import { startPolling } from './poller.ts';
import { useSession } from './session-context.ts';

/** The one place that polls. A fixed instant does not change, so it is not asked again. */
export function useRefresh(every: DurationMs | null, at: EpochMs | null): void {
  const { readings, instants } = useSession();
  useEffect(() => {
    if (every === null || at !== null) return;
    const { check, wake, stop } = startPolling({
      every,
      refresh: readings.refresh,
      clock: instants.clock,
      monotonic: () => performance.now(),
      random: Math.random,
    });
    window.addEventListener('online', wake);
    // The timers of a page in the background are slow.
    document.addEventListener('visibilitychange', check);
    return () => {
      stop();
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', check);
    };
  }, [readings, instants, every, at]);
}
