import { useEffect } from 'react';

/** Keeps the screen on where the browser grants it. A lock is lost whenever the page is hidden, so it is asked for again. */
export function useWakeLock(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return;
    let lock: WakeLockSentinel | null = null;
    let isOver = false;
    const acquire = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      try {
        const granted = await navigator.wakeLock.request('screen');
        if (isOver) await granted.release();
        else lock = granted;
      } catch {
        // Refused (low battery, plain http): the screen's own settings decide.
      }
    };
    const reacquire = () => void acquire();
    void acquire();
    document.addEventListener('visibilitychange', reacquire);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', reacquire);
      lock?.release().catch(() => undefined);
    };
  }, [isWanted]);
}
