import { type EpochMs, epochMs, SECOND } from '#compute/units.ts';
import type { ServerConfig } from '#config/schema.ts';
import type { Fetch } from '#prometheus/exchange.ts';
import { basePathOf, basicAuthorizationOf } from '#server/prometheus-url.mjs';
import type { Options } from './arguments.ts';
import { WrongUse } from './wrong-use.ts';

/** What answers the queries. */
export type OpenedServer = {
  readonly baseUrl: string;
  readonly fetch: Fetch;
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
  config: Pick<ServerConfig, 'url'>,
  { env, now }: ServerContext,
): Promise<OpenedServer> {
  if (isDemo) {
    const { answerApi } = await import('#demo/http-api.ts');
    const { DEMO_NOW } = await import('#demo/timeline.ts');
    return {
      baseUrl: DEMO_URL,
      fetch: (url, init) => answerApi(new Request(url, init)),
      now: DEMO_NOW,
      kind: 'demo',
    };
  }
  const { baseUrl, credentials } = addressOf(prometheus, env.PROMETHEUS_URL, config.url);
  const all = [...credentials, ...headers];
  return {
    baseUrl,
    fetch: (url, init) => fetch(url, { ...init, headers: withHeaders(init.headers, all) }),
    now: epochMs(Math.floor(now() / SECOND) * SECOND),
    kind: 'server',
  };
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
