import { type EpochMs, epochMs, SECOND } from '#compute/units.ts';
import { type ServerConfig, sourcesOf } from '#config/server.ts';
import type { Fetch } from '#prometheus/exchange.ts';
import { basePathOf, basicAuthorizationOf } from '#server/prometheus-url.mjs';
import type { Options } from './arguments.ts';
import { WrongUse } from './wrong-use.ts';

/** Where a server is, and how it is asked. */
type AskedServer = { readonly baseUrl: string; readonly fetch: Fetch };

/** What answers the queries. */
export type OpenedServer = AskedServer & {
  /** The servers that scorecard.json names beside that one. */
  readonly sources: ReadonlyMap<string, AskedServer>;
  /** The instant figures are about unless the caller names one. */
  readonly now: EpochMs;
  readonly kind: 'server' | 'demo';
};

type ServerContext = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
};

/** A host that cannot exist (RFC 6761). */
const DEMO_URL = 'http://demo.invalid';

/** @throws WrongUse when nobody says where the server is, or when it can be no server */
export async function openServer(
  { isDemo, prometheus, headers }: Pick<Options, 'isDemo' | 'prometheus' | 'headers'>,
  config: Pick<ServerConfig, 'url' | 'sources'>,
  { env, now }: ServerContext,
): Promise<OpenedServer> {
  if (isDemo) {
    const { answerApi } = await import('#demo/http-api.ts');
    const { DEMO_NOW } = await import('#demo/timeline.ts');
    const world: AskedServer = {
      baseUrl: DEMO_URL,
      fetch: (url, init) => answerApi(new Request(url, init)),
    };
    const sources = new Map(sourcesOf(config).map(([name]) => [name, world]));
    return { ...world, sources, now: DEMO_NOW, kind: 'demo' };
  }
  const address = addressOf(prometheus, env.PROMETHEUS_URL, config.url);
  const sources = sourcesOf(config).map(([name, { url }]) => {
    const named = sourceAddress(name, env[sourceVariable(name)], url);
    // A token for one server is none of another's business.
    const isSameOrigin = new URL(named.baseUrl).origin === new URL(address.baseUrl).origin;
    return [name, askedServer(named, isSameOrigin ? headers : [])] as const;
  });
  return {
    ...askedServer(address, headers),
    sources: new Map(sources),
    now: epochMs(Math.floor(now() / SECOND) * SECOND),
    kind: 'server',
  };
}

function askedServer({ baseUrl, credentials }: ServerAddress, headers: Options['headers']): AskedServer {
  // A header that somebody writes stands in place of what an address says.
  const all = [...credentials, ...headers];
  return { baseUrl, fetch: (url, init) => fetch(url, { ...init, headers: withHeaders(init.headers, all) }) };
}

function withHeaders(given: RequestInit['headers'], more: Options['headers']): Headers {
  const headers = new Headers(given);
  for (const [name, value] of more) headers.set(name, value);
  return headers;
}

type ServerAddress = { readonly baseUrl: string; readonly credentials: Options['headers'] };

function addressOf(
  argument: string | null,
  variable: string | undefined,
  configured: string | null,
): ServerAddress {
  if (argument !== null) return readAddress(argument, '--prometheus');
  if (variable !== undefined && variable.trim() !== '') return readAddress(variable, 'PROMETHEUS_URL');
  if (configured !== null) return readAddress(configured, 'prometheus.url of scorecard.json');
  throw new WrongUse(
    '--prometheus: expected the address of a server, since scorecard.json names none (or --demo for the demo world)',
  );
}

/** Names are of lower-case letters, digits and "_", so no two of them share a variable. */
const sourceVariable = (name: string): string => `PROMETHEUS_URL_${name.toUpperCase()}`;

function sourceAddress(name: string, variable: string | undefined, configured: string): ServerAddress {
  return variable !== undefined && variable.trim() !== ''
    ? readAddress(variable, sourceVariable(name))
    : readAddress(configured, `prometheus.sources.${name}.url of scorecard.json`);
}

/** What comes before an "@" may be a password, so a wrong address is not repeated. */
function readAddress(text: string, name: string): ServerAddress {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.search + url.hash !== '') {
    throw new WrongUse(`${name}: expected a full address such as "http://prometheus.example:9090"`);
  }
  const authorization = basicAuthorizationOf(url);
  return {
    baseUrl: url.origin + basePathOf(url),
    credentials: authorization === null ? [] : [['authorization', authorization]],
  };
}
