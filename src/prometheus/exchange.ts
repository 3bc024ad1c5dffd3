import { type DurationMs, durationMs, type EpochMs, epochMs, SECOND } from '#compute/units.ts';
import { aborted, PrometheusError } from './error.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type ApiRequest = {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly params: URLSearchParams;
};

/** A response of any kind, read to its end. */
export type ByteReply = {
  readonly status: number;
  readonly headers: Headers;
  /** When the headers were here, by the clock of this device. */
  readonly begunAt: EpochMs;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

export type Reply = Omit<ByteReply, 'bytes'> & { readonly body: string };

export const inText = (reply: ByteReply): Reply => ({
  ...reply,
  body: new TextDecoder().decode(reply.bytes),
});

type ExchangeContext = {
  readonly fetch: Fetch;
  /** For one attempt, from sending to the last byte. */
  readonly timeout?: DurationMs | undefined;
  readonly signal: AbortSignal | undefined;
  /** The server's address, for people. */
  readonly shown: string;
  readonly maxMegabytes?: number | undefined;
};

const DEFAULT_TIMEOUT = durationMs(30 * SECOND);
const MEGABYTE = 1024 * 1024;
/** More than the largest scorecard asks for at once, and far less than ends a tab. */
const DEFAULT_MAX_MEGABYTES = 128;

/**
 * One request and its reply, whatever that says.
 * @throws PrometheusError of kind network, timeout or aborted when there is no reply
 */
export async function exchange(query: ApiRequest, context: ExchangeContext): Promise<ByteReply> {
  const { fetch, signal, timeout = DEFAULT_TIMEOUT, shown, maxMegabytes = DEFAULT_MAX_MEGABYTES } = context;
  const deadline = AbortSignal.timeout(timeout);
  try {
    const response = await send(query, fetch, signal ? AbortSignal.any([signal, deadline]) : deadline);
    const begunAt = epochMs(Date.now());
    const bytes = await readUpTo(response, maxMegabytes * MEGABYTE);
    if (bytes === null) throw tooLarge(shown, maxMegabytes);
    return { status: response.status, headers: response.headers, begunAt, bytes };
  } catch (cause) {
    if (cause instanceof PrometheusError) throw cause;
    if (signal?.aborted) throw aborted(cause);
    if (deadline.aborted) {
      throw new PrometheusError(
        `${shown} did not answer within ${timeout / 1000} s; choose a narrower window, or check that the server is well.`,
        { kind: 'timeout', cause },
      );
    }
    throw new PrometheusError(
      `Cannot reach Prometheus at ${shown}: check that it is running, that the address is right, and that it allows this page to read it (CORS).`,
      { kind: 'network', retryable: true, cause },
    );
  }
}

/** Counted as they come, unpacked: a few kilobytes may unpack to gigabytes. @returns null when there are more */
async function readUpTo(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (response.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > maxBytes) {
      // What is left is not waited for, and how its end goes is nobody's concern.
      reader.cancel().catch(() => undefined);
      return null;
    }
    chunks.push(value);
  }
  return join(chunks, length);
}

function join(chunks: Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks.splice(0)) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const tooLarge = (shown: string, maxMegabytes: number): PrometheusError =>
  new PrometheusError(
    `The answer of ${shown} is larger than ${maxMegabytes} MB, so it was not read to its end; choose a narrower window or narrower filters, or raise prometheus.maxAnswerMegabytes in scorecard.json.`,
    { kind: 'too-large' },
  );

function send({ url, method, params }: ApiRequest, fetch: Fetch, signal: AbortSignal): Promise<Response> {
  const init: RequestInit = {
    // Sign-in proxies such as oauth2-proxy answer 401 to this, and redirect everybody else.
    headers: { accept: 'application/json' },
    // Prometheus' CORS headers ("*") rule credentials out for other origins.
    credentials: 'same-origin',
    // A followed redirect ends at a sign-in page of another origin and looks as if the server were down.
    redirect: 'manual',
    signal,
  };
  if (method === 'GET') return fetch(params.size === 0 ? url : `${url}?${params}`, init);
  // Form-encoded, a long query meets no limit on the length of addresses, and no preflight is needed.
  return fetch(url, { ...init, method, body: params });
}
