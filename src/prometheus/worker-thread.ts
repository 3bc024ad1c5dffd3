import type { ApiResponse } from './api-response.ts';
import { copyLabels, type DataOf, type Form } from './decode.ts';
import { PrometheusError } from './error.ts';
import type { ByteReply } from './exchange.ts';
import type { ResponseForm } from './read-response.ts';
import type { WorkerFailure, WorkerRequest, WorkerResponse } from './worker-messages.ts';

type Waiting = {
  readonly resolve: (response: ApiResponse<readonly DataOf[Form][]>) => void;
  readonly reject: (error: unknown) => void;
};

/** A worker that has said it runs. */
export type WorkerThread = {
  readonly read: <Of extends Form>(
    reply: ByteReply,
    result: ResponseForm<Of>,
  ) => Promise<ApiResponse<readonly DataOf[Of][]>>;
};

let started: Promise<WorkerThread | null> | null = null;

/** The page's one worker, kept once started; null where there can be none: Node.js, or a stricter policy in front. */
export function workerThread(): Promise<WorkerThread | null> {
  started ??= start();
  return started;
}

function start(): Promise<WorkerThread | null> {
  if (typeof Worker === 'undefined') return Promise.resolve(null);
  try {
    const worker = new Worker(new URL('./response-worker.ts', import.meta.url), { type: 'module' });
    return connect(worker);
  } catch {
    return Promise.resolve(null);
  }
}

/** Nothing is handed over before the worker has answered: what was handed over cannot be read any more. */
export function connect(worker: Worker): Promise<WorkerThread | null> {
  const waiting = new Map<number, Waiting>();
  let asked = 0;

  const read = <Of extends Form>(reply: ByteReply, { form, shown }: ResponseForm<Of>) =>
    new Promise<ApiResponse<readonly DataOf[Of][]>>((resolve, reject) => {
      const id = asked++;
      waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      const query: WorkerRequest = { ...reply, id, form, shown, headers: [...reply.headers] };
      worker.postMessage(query, [reply.bytes.buffer]);
    });

  return new Promise((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerResponse>) => {
      if ('isReady' in data) return resolve({ read });
      const asker = waiting.get(data.id);
      waiting.delete(data.id);
      if ('response' in data)
        asker?.resolve({ ...data.response, data: data.response.data.map(withOwnLabels) });
      else asker?.reject(toError(data.failure));
    });
    worker.addEventListener('error', () => {
      started = null;
      worker.terminate();
      resolve(null);
      for (const { reject } of waiting.values()) reject(BROKEN);
    });
  });
}

const BROKEN = new PrometheusError('The browser ended the reading of a large answer; reload the page.', {
  kind: 'decode',
  retryable: true,
});

/** On the way over, labels got a prototype. */
const withOwnLabels = <Entry extends DataOf[Form]>(entry: Entry): Entry => ({
  ...entry,
  labels: copyLabels(entry.labels),
});

function toError({ message, kind, ...details }: WorkerFailure): unknown {
  return kind === undefined ? new Error(message) : new PrometheusError(message, { kind, ...details });
}
