import { notifyManager } from '@tanstack/query-core';

/** Responses come in bursts; those that arrive this close together are drawn together. */
const GATHER_MS = 16;

/** One flush for all notifications of a burst, instead of one for each response. */
export function drawTogether(): void {
  let waiting: (() => void)[] = [];
  notifyManager.setScheduler((notify) => {
    waiting.push(notify);
    if (waiting.length > 1) return;
    setTimeout(() => {
      const gathered = waiting;
      waiting = [];
      for (const one of gathered) one();
    }, GATHER_MS);
  });
}
