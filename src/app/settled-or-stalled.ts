import type { DurationMs } from '#compute/units.ts';

/**
 * Patience is spent in so many turns, each as long as its share or as what keeps the page busy: a page that is busy
 * cannot read an answer, and would take the time it is busy itself for a server that is slow.
 */
const TURNS = 5;

/** Settles when all promises have, whichever way, or when none of them has for a while. Never rejects. */
export function settledOrStalled(asked: readonly Promise<unknown>[], patience: DurationMs): Promise<void> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (turns: number) => {
      if (turns === 0) return resolve();
      timer = setTimeout(() => wait(turns - 1), patience / TURNS);
    };
    const startAgain = () => {
      clearTimeout(timer);
      wait(TURNS);
    };
    for (const promise of asked) promise.then(startAgain, startAgain);
    void Promise.allSettled(asked).then(() => {
      clearTimeout(timer);
      resolve();
    });
    wait(TURNS);
  });
}
