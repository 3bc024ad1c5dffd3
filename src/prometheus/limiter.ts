import { aborted } from './error.ts';

type Task<Result> = () => Promise<Result>;
/** Runs the task when it is its turn. Who loses interest while waiting leaves the queue. */
export type Limiter = <Result>(task: Task<Result>, signal: AbortSignal | undefined) => Promise<Result>;

/**
 * Lets at most `limit` tasks run at once, first come, first served. Browsers queue too, but a request that waits
 * inside the browser already uses up its timeout.
 */
export function createLimiter(limit: number): Limiter {
  if (!(limit >= 1)) throw new RangeError(`at least one task must be allowed to run, got ${limit}`);
  const waiting: (() => void)[] = [];
  let running = 0;

  const enter = (signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve, reject) => {
      const start = () => {
        signal?.removeEventListener('abort', leave);
        running += 1;
        resolve();
      };
      const leave = () => {
        waiting.splice(waiting.indexOf(start), 1);
        reject(aborted(signal?.reason));
      };
      if (signal?.aborted) reject(aborted(signal.reason));
      else if (running < limit) start();
      else {
        waiting.push(start);
        signal?.addEventListener('abort', leave, { once: true });
      }
    });

  return async (task, signal) => {
    await enter(signal);
    try {
      return await task();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}
