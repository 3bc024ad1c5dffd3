import type { Series } from '#compute/series.ts';
import type { DurationMs, EpochMs } from '#compute/units.ts';
import { assertUsable, readAddress } from './address.ts';
import type { ApiResponse, Grid, PrometheusClient } from './api-response.ts';
import { askParts } from './ask-parts.ts';
import { type DataOf, type Decoded, decodeSamples, decodeSeries, type Form } from './decode.ts';
import { decodeAlerts, decodeRules, decodeTexts } from './decode-state.ts';
import { openEnvelope, toResponse } from './envelope.ts';
import { PrometheusError } from './error.ts';
import { type ApiRequest, type ByteReply, exchange, type Fetch, inText } from './exchange.ts';
import { moreTelling } from './explain-failure.ts';
import { askFiner } from './foreign-grid.ts';
import { createLimiter } from './limiter.ts';
import { unlessNotOffered } from './not-offered.ts';
import { splitGrid } from './step.ts';

/**
 * As many as a Prometheus evaluates at once unless told otherwise (`--query.max-concurrency`). Over HTTP/1.1 a browser
 * sends six; the next leave from its own queue, without waiting for a page that is busy.
 */
const DEFAULT_CONCURRENCY = 20;

export type ClientOptions = {
  /** `https://host/sub/path`, or relative to the page: `./prometheus`, `../`. With or without "/" at the end. */
  readonly baseUrl: string;
  readonly timeout?: DurationMs | undefined;
  /** Of one response, after it is unpacked; 128 unless told otherwise. */
  readonly maxMegabytes?: number | undefined;
  /** Requests at the same time, over all callers; 20 unless told otherwise. */
  readonly maxConcurrent?: number | undefined;
  readonly fetch?: Fetch;
};

/** Who may not POST, may still GET; also servers say so that know no POST, or not for this path. */
const POST_REFUSED: readonly number[] = [403, 405, 501];

/** The API itself has answered, if only that the query is wrong. */
const isOfApi = (status: number): boolean =>
  (status >= 200 && status < 300) || status === 400 || status === 422 || status === 503;
/** Not for the query's sake, and not for the moment. */
const isRefusal = (status: number): boolean =>
  status >= 400 && (status < 500 || status === 501) && !isOfApi(status) && status !== 429;

/** Bytes from which on a response is read by a road of its own, which is not worth loading for less. */
const LARGE = 256 * 1024;

type ReadLarge<Data> = (
  reply: ByteReply,
  shown: string,
  signal: AbortSignal | undefined,
) => Promise<ApiResponse<Data> | null>;

type Ask<Data> = {
  readonly path: string;
  readonly method: ApiRequest['method'];
  readonly params: URLSearchParams;
  readonly decode: (data: unknown) => Decoded<Data> | Promise<Decoded<Data>>;
  /** Reads a response that would hold the page up; null where it cannot. */
  readonly readLarge?: ReadLarge<Data>;
  readonly signal: AbortSignal | undefined;
};

/**
 * The HTTP API of Prometheus, Thanos, Mimir or VictoriaMetrics.
 * @throws PrometheusError, from every method; RangeError for a grid without a step
 */
export function createPrometheusClient(options: ClientOptions): PrometheusClient {
  const { timeout, fetch = currentFetch, maxMegabytes } = options;
  const address = readAddress(options.baseUrl);
  const limit = createLimiter(options.maxConcurrent ?? DEFAULT_CONCURRENCY);
  let isPostRefused = false;

  /**
   * Read-only proxies let no POST through, and to the access control of Kubernetes it is "create"; having met one that
   * lets the same query through by GET, there is no need to try it every time.
   */
  async function reach(query: ApiRequest, signal: AbortSignal | undefined): Promise<ByteReply> {
    const context = { fetch, timeout, signal, shown: address.shown, maxMegabytes };
    const method = isPostRefused ? 'GET' : query.method;
    const reply = await exchange({ ...query, method }, context);
    if (method === 'GET' || !POST_REFUSED.includes(reply.status)) return reply;
    const byGet = await exchange({ ...query, method: 'GET' }, context);
    if (isOfApi(byGet.status)) isPostRefused = true;
    return isRefusal(byGet.status) ? moreTelling(reply, byGet) : byGet;
  }

  async function ask<Data>({
    path,
    method,
    params,
    decode,
    readLarge,
    signal,
  }: Ask<Data>): Promise<ApiResponse<Data>> {
    assertUsable(address);
    const query = { url: `${address.base}/api/v1/${path}`, method, params };
    const reply = await limit(() => reach(query, signal), signal);
    const large = reply.bytes.length < LARGE ? null : await readLarge?.(reply, address.shown, signal);
    if (large) return large;
    const envelope = await openEnvelope(inText(reply), address.shown);
    return toResponse(envelope, await decode(envelope.data));
  }

  return {
    baseUrl: address.base,
    query: (expr, at, signal) => {
      const params = form({ query: expr, time: seconds(at) });
      return about(
        expr,
        ask({
          path: 'query',
          method: 'POST',
          params,
          decode: decodeSamples,
          readLarge: readLargeOf('samples'),
          signal,
        }),
      );
    },
    queryRange: async (expr, grid, signal) => {
      const askChunk = ({ start, end, step }: Grid, either: AbortSignal | undefined) => {
        const params = form({ query: expr, start: seconds(start), end: seconds(end), step: seconds(step) });
        // What VictoriaMetrics may not cache it does not move either; others do not know the word.
        if (start % step !== 0) params.set('nocache', '1');
        return ask({
          path: 'query_range',
          method: 'POST',
          params,
          decode: decodeSeries,
          readLarge: readLargeOf('series'),
          signal: either,
        });
      };
      const parts = splitGrid(grid);
      const [only] = parts;
      const askAsIs = async () => {
        if (only !== undefined && parts.length === 1) return askChunk(only, signal);
        return askParts(parts, askChunk, signal);
      };
      const response = await about(expr, askAsIs());
      const answered = [...response.data, ...(response.histograms ?? [])];
      if (answered.every((series) => isOnGrid(series, grid))) return response;
      return about(expr, askFiner(grid, { ask: askChunk, shown: address.shown, signal }));
    },
    labelNames: (match, { start, end }, signal) => {
      const params = matching(match);
      params.append('start', String(seconds(start)));
      params.append('end', String(seconds(end)));
      return ask({
        path: 'labels',
        method: 'POST',
        params,
        decode: decodeTexts,
        signal,
      });
    },
    labelValues: (label, match, signal) => {
      const path = `label/${encodeURIComponent(label)}/values`;
      return ask({
        path,
        method: 'GET',
        params: matching(match),
        decode: decodeTexts,
        signal,
      });
    },
    alerts: (signal) =>
      unlessNotOffered(
        ask({ path: 'alerts', method: 'GET', params: form({}), decode: decodeAlerts, signal }),
        { endpoint: 'alerts', shown: address.shown, effect: 'it cannot say which alerts fire' },
      ),
    rules: (signal) =>
      unlessNotOffered(ask({ path: 'rules', method: 'GET', params: form({}), decode: decodeRules, signal }), {
        endpoint: 'rules',
        shown: address.shown,
        effect: 'it cannot say which rules it evaluates',
      }),
  };
}

/** Some servers move a range onto multiples of its step; then all of its points lie elsewhere. */
const isOnGrid = ({ times }: Pick<Series, 'times'>, { start, step }: Grid): boolean =>
  times[0] === undefined || (times[0] - start) % step === 0;

const readLargeOf =
  <Of extends Form>(form: Of): ReadLarge<readonly DataOf[Of][]> =>
  async (reply, shown, signal) => {
    // A page left open over a release may not find the file any more.
    const loaded = await import('./large-response.ts').catch(() => null);
    return loaded === null ? null : loaded.readLargeResponse(reply, { form, shown, signal });
  };

/** Looked up at each call: the demo world replaces it after the client is made. */
const currentFetch: Fetch = (url, init) => globalThis.fetch(url, init);

const seconds = (ms: EpochMs | DurationMs): number => ms / 1000;
const form = (fields: Readonly<Record<string, string | number>>): URLSearchParams =>
  new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]));
const matching = (selectors: readonly string[]): URLSearchParams =>
  new URLSearchParams(selectors.map((selector) => ['match[]', selector]));

async function about<Data>(expr: string, response: Promise<ApiResponse<Data>>): Promise<ApiResponse<Data>> {
  try {
    return await response;
  } catch (error) {
    throw error instanceof PrometheusError ? error.about(expr) : error;
  }
}
