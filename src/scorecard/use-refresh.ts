import { useEffect } from 'react';
import type { DurationMs, EpochMs } from '#compute/units.ts';
import { useSession } from './session-context.ts';

/** The one place that polls. A fixed instant does not change, so it is not asked again. */
export function useRefresh(every: DurationMs | null, at: EpochMs | null): void {
  const { readings } = useSession();
  useEffect(() => {
    if (every === null || at !== null) return;
    const timer = setInterval(readings.refresh, every);
    return () => clearInterval(timer);
  }, [readings, every, at]);
}
