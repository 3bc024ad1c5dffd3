const FALLBACK_MS = 300;

/**
 * Runs what can wait, once the browser has nothing more urgent to do.
 * @returns takes it back
 */
export function whenIdle(run: () => void): () => void {
  // Safari 17 has no requestIdleCallback.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run, FALLBACK_MS);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: 2_000 });
  return () => cancelIdleCallback(handle);
}
