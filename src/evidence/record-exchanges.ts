import type { Fetch } from '#prometheus/exchange.ts';
import type { Exchange } from './evidence.ts';

/**
 * Asks as before, and keeps what was asked and what came. What was asked again is kept each time.
 * @param source name of the server that is asked; undefined: the default one
 */
export const recordingFetch =
  (fetch: Fetch, exchanges: Exchange[], source?: string): Fetch =>
  async (url, init) => {
    const response = await fetch(url, init);
    const body = await response.clone().text();
    const exchange = { ...queryOf(url, init), status: response.status, body };
    exchanges.push(source === undefined ? exchange : { source, ...exchange });
    return response;
  };

/** The same query whether it came as GET or POST, whatever the address of the server. */
export function queryOf(url: string, { body }: RequestInit): Pick<Exchange, 'endpoint' | 'params'> {
  const [path = '', query = ''] = url.split('?');
  return {
    endpoint: path.slice(path.lastIndexOf('/') + 1),
    params: body instanceof URLSearchParams ? body.toString() : query,
  };
}
