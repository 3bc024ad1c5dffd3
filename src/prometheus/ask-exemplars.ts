import { readAddress } from './address.ts';
import type { Grid } from './api-response.ts';
import type { ClientOptions } from './client.ts';
import { decodeExemplars, type Exemplar } from './decode-exemplars.ts';
import { openEnvelope } from './envelope.ts';
import { exchange, type Fetch, inText } from './exchange.ts';
import { vectorSelectors } from './vector-selectors.ts';

type Server = Pick<ClientOptions, 'baseUrl' | 'timeout'> & { readonly fetch: Fetch };

/**
 * The exemplars of the series that some queries are made of. Asked once and by GET: they are an extra, which many
 * servers do not have.
 * @throws PrometheusError also where the server has no such endpoint
 */
export async function askExemplars(
  server: Server,
  exprs: readonly string[],
  { start, end }: Pick<Grid, 'start' | 'end'>,
  signal: AbortSignal,
): Promise<readonly Exemplar[]> {
  const selectors = new Set(exprs.flatMap(vectorSelectors));
  if (selectors.size === 0) return [];
  const { base, shown, problem } = readAddress(server.baseUrl);
  if (problem !== null) return [];
  const params = new URLSearchParams({
    query: [...selectors].join(' or '),
    start: String(start / 1000),
    end: String(end / 1000),
  });
  const query = { url: `${base}/api/v1/query_exemplars`, method: 'GET', params } as const;
  const reply = await exchange(query, { fetch: server.fetch, timeout: server.timeout, signal, shown });
  return decodeExemplars((await openEnvelope(inText(reply), shown)).data);
}
