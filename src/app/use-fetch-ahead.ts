import { useEffect } from 'react';
import { useIdle } from '#ui/use-idle.ts';

/**
 * Fetches, behind the first screen, what is wanted when something goes wrong: often one server has both the metrics and
 * these files, and a figure must still explain itself when that server is down.
 */
export function useFetchAhead(): void {
  const isIdle = useIdle();
  useEffect(() => {
    if (!isIdle) return;
    // What fails here is tried again when it is wanted.
    import('#features/figure/figure-dialog.tsx').catch(() => undefined);
  }, [isIdle]);
}
