import { useEffect, useState } from 'react';
import type { DurationMs, EpochMs } from '#compute/units.ts';
import { useSession } from './session-context.ts';

/** The clock, read every so often: for ages, which grow while nothing else changes. */
export function useNow(every: DurationMs): EpochMs {
  const { instants } = useSession();
  const [now, setNow] = useState(instants.clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(instants.clock()), every);
    return () => clearInterval(timer);
  }, [instants, every]);
  return now;
}
