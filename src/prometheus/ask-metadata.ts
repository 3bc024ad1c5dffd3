import * as v from 'valibot';
import { readAddress } from './address.ts';
import type { ClientOptions } from './client.ts';
import { openEnvelope } from './envelope.ts';
import { exchange, type Fetch, inText } from './exchange.ts';
import { list, object, read, text } from './wire.ts';

type Server = Pick<ClientOptions, 'baseUrl' | 'timeout'> & { readonly fetch: Fetch };

const metadataWire = v.record(
  v.string(),
  list(object({ type: text }, 'an object with a type')),
  'an object of lists',
);

/**
 * The types that the targets of a server state for one metric: `["counter"]`. Empty where nobody has said: metadata
 * lives with the scrape, and what was written by other ways has none.
 * @throws PrometheusError also where the server has no such endpoint
 */
export async function askMetadata(
  server: Server,
  metric: string,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const { base, shown } = readAddress(server.baseUrl);
  const params = new URLSearchParams({ metric });
  const request = { url: `${base}/api/v1/metadata`, method: 'GET', params } as const;
  const reply = await exchange(request, { fetch: server.fetch, timeout: server.timeout, signal, shown });
  const metadata = read(metadataWire, (await openEnvelope(inText(reply), shown)).data, 'data');
  const stated = Object.hasOwn(metadata, metric) ? (metadata[metric] ?? []) : [];
  return [...new Set(stated.map(({ type }) => type))];
}
