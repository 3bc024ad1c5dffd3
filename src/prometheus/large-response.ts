import type { ApiResponse } from './api-response.ts';
import type { DataOf, Form } from './decode.ts';
import { aborted } from './error.ts';
import type { ByteReply } from './exchange.ts';
import { readResponse } from './read-response.ts';
import { workerThread } from './worker-thread.ts';

/** Bytes whose reading a slow phone would notice. */
const WORTH_A_WORKER = 2 * 1024 * 1024;
/** A quarter of what counts as a long task, for machines four times slower than they think. */
const SLICE_MS = 12;

type Request<Of extends Form> = {
  readonly form: Of;
  readonly shown: string;
  readonly signal: AbortSignal | undefined;
};

/**
 * Reads a large reply without holding the page up: in a worker if it is very large, otherwise, and where there is no
 * worker, in slices.
 * @throws PrometheusError, of kind aborted once the signal says so
 */
export async function readLargeResponse<Of extends Form>(
  reply: ByteReply,
  { form, shown, signal }: Request<Of>,
): Promise<ApiResponse<readonly DataOf[Of][]>> {
  if (signal?.aborted) throw aborted(signal.reason);
  const thread = reply.bytes.length < WORTH_A_WORKER ? null : await workerThread();
  const response =
    thread === null
      ? await readResponse(reply, { form, shown, pause: pauses(signal) })
      : await unlessAborted(thread.read(reply, { form, shown }), signal);
  if (signal?.aborted) throw aborted(signal.reason);
  return response;
}

/** Lets everything else go first whenever a slice of time is used up. */
function pauses(signal: AbortSignal | undefined): () => Promise<void> | undefined {
  let sliceEnds = performance.now() + SLICE_MS;
  return () => {
    if (performance.now() < sliceEnds) return undefined;
    return new Promise((resolve, reject) => {
      setTimeout(() => {
        sliceEnds = performance.now() + SLICE_MS;
        if (signal?.aborted) reject(aborted(signal.reason));
        else resolve();
      });
    });
  };
}

function unlessAborted<Result>(result: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (signal === undefined) return result;
  return new Promise((resolve, reject) => {
    const stop = () => reject(aborted(signal.reason));
    signal.addEventListener('abort', stop, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
