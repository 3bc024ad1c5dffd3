import { type DurationMs, durationMs } from '#compute/units.ts';
import { aborted, PrometheusError } from './error.ts';

const MAX_RETRIES = 2;
const FIRST_WAIT = durationMs(500);
/** A server that wants to be left alone for longer is left alone: the next refresh asks again. */
const LONGEST_WAIT = durationMs(30_000);

export type Sleep = (wait: DurationMs, signal: AbortSignal | undefined) => Promise<void>;

export type Patience = {
  readonly sleep: Sleep;
  /** Like Math.random. */
  readonly random: () => number;
  readonly signal: AbortSignal | undefined;
};

/**
 * The result of `attempt`, tried again while its error says that this may help. The wait doubles, and is between
 * half and all of that, so that the walls of a whole company do not come back in the same second.
 */
export async function withRetries<Result>(
  attempt: () => Promise<Result>,
  { sleep, random, signal }: Patience,
): Promise<Result> {
  for (let retry = 0; ; retry++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof PrometheusError && error.retryable) || retry === MAX_RETRIES) throw error;
      const backoff = FIRST_WAIT * 2 ** retry * (0.5 + random() / 2);
      const wait = durationMs(Math.max(backoff, error.retryAfter ?? 0));
      if (wait > LONGEST_WAIT) throw error;
      await sleep(wait, signal);
    }
  }
}

/** setTimeout that ends early, with an error, when the caller loses interest. */
export const sleep: Sleep = (wait, signal) =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(aborted(signal?.reason));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, wait);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
