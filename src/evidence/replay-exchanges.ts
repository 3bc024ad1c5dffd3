import type { Fetch } from '#prometheus/exchange.ts';
import { type Exchange, keyOf } from './evidence.ts';
import { queryOf } from './record-exchanges.ts';

const ABSENT = JSON.stringify({
  status: 'error',
  errorType: 'execution',
  error: 'the answer to this question is not in the file',
});

/**
 * A server that says what it once said, and nothing else.
 * @param source its name; undefined: the default one
 */
export function replayingFetch(exchanges: readonly Exchange[], source?: string): Fetch {
  const own = exchanges.filter((exchange) => exchange.source === source);
  const known = new Map(own.map((exchange) => [keyOf(exchange), exchange]));
  return async (url, init) => {
    const { status, body } = known.get(keyOf(queryOf(url, init))) ?? { status: 422, body: ABSENT };
    return new Response(body, { status, headers: { 'content-type': 'application/json' } });
  };
}
