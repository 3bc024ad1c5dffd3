import type { Fetch } from './exchange.ts';

type Heard = {
  readonly url: string;
  readonly method: string;
  readonly params: URLSearchParams;
  readonly init: RequestInit;
};
type Turn = (heard: Heard) => Response | Promise<Response>;

/** For tests: a fetch that notes what it is asked, answers turn by turn, and repeats its last turn. */
export function stubServer(...turns: readonly [Turn, ...Turn[]]): {
  readonly fetch: Fetch;
  readonly heard: Heard[];
} {
  const heard: Heard[] = [];
  const fetch: Fetch = async (url, init) => {
    init.signal?.throwIfAborted();
    const [path = '', search = ''] = url.split('?');
    const request = {
      url: path,
      method: init.method ?? 'GET',
      params: new URLSearchParams(init.body instanceof URLSearchParams ? init.body : search),
      init,
    };
    heard.push(request);
    const turn = turns[Math.min(heard.length, turns.length) - 1] as Turn;
    return turn(request);
  };
  return { fetch, heard };
}

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Turn =>
  () =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });

export const text =
  (body: string, status: number, headers: Record<string, string> = {}): Turn =>
  () =>
    new Response(body, { status, headers });

/** Says nothing until the request is called off, as a stuck server does. */
export const silence: Turn = ({ init }) =>
  new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason)));

/** What fetch throws for a refused connection, a missing CORS header, a name that does not resolve. */
export const unreachable: Turn = () => {
  throw new TypeError('Failed to fetch');
};

export const success = (data: unknown, more: object = {}): Turn => json({ status: 'success', data, ...more });
export const emptyVector = success({ resultType: 'vector', result: [] });
