import { PrometheusError } from './error.ts';
import { readResponse } from './read-response.ts';
import type { WorkerRequest, WorkerResponse } from './worker-messages.ts';

/** The other side of `worker-thread.ts`: reads one large reply after the other, away from the page. */

const say = (response: WorkerResponse, transfer: readonly ArrayBufferLike[] = []): void =>
  postMessage(response, { transfer: transfer as Transferable[] });

addEventListener('message', async ({ data }: MessageEvent<WorkerRequest>) => {
  const { id, form, shown, headers, ...reply } = data;
  try {
    const response = await readResponse({ ...reply, headers: new Headers([...headers]) }, { form, shown });
    const columns = response.data.flatMap((entry) =>
      'times' in entry ? [entry.times.buffer, entry.values.buffer] : [],
    );
    say({ id, response }, columns);
  } catch (error) {
    // The prototype of an error, and with it its class, does not cross over.
    const isKnown = error instanceof PrometheusError;
    say({ id, failure: isKnown ? { ...error, message: error.message } : { message: String(error) } });
  }
});

say({ isReady: true });
