import type { DurationMs } from '#compute/units.ts';

/** Settles when all promises have, whichever way, or when none of them has for a while. Never rejects. */
export function settledOrStalled(asked: readonly Promise<unknown>[], patience: DurationMs): Promise<void> {
  return new Promise((resolve) => {
    let timer = setTimeout(resolve, patience);
    const putOff = () => {
      clearTimeout(timer);
      timer = setTimeout(resolve, patience);
    };
    for (const promise of asked) promise.then(putOff, putOff);
    void Promise.allSettled(asked).then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
