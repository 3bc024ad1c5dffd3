import { type EpochMs, epochMs } from '#compute/units.ts';
import { type ServerConfig, sourcesOf } from '#config/server.ts';

/** What answers the queries: a server, or the demo world with its own clock. */
export type OpenedSource = {
  readonly kind: 'demo' | 'server';
  readonly label: string;
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly clock: () => EpochMs;
  /** How many queries may be under way; undefined: as many as the client takes. */
  readonly maxConcurrent: number | undefined;
};

/** Of the six connections that a browser opens to an origin, these may wait for a slow response. */
const OVER_HTTP_1 = 4;

/**
 * Whether queries and the code of the page share the few connections of HTTP/1.1. Then the code of a page that is
 * opened later would wait for queries of the one before.
 */
function sharesConnections(baseUrl: string, pageUrl: string): boolean {
  // What is no address is told where it is asked.
  if (!URL.canParse(baseUrl, pageUrl)) return false;
  if (new URL(baseUrl, pageUrl).origin !== new URL(pageUrl).origin) return false;
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return page?.nextHopProtocol.startsWith('http/1') === true;
}

/**
 * A server that does not answer is an error to show and never a reason to show the demo instead.
 * @param baseUrl as `serverUrl` tells; null: the demo world
 */
export async function openSource(baseUrl: string | null, pageUrl: string): Promise<OpenedSource> {
  if (baseUrl === null) {
    const { startDemo } = await import('#demo/start-demo.ts');
    const demo = await startDemo();
    return {
      kind: 'demo',
      label: 'Demo data',
      baseUrl: demo.baseUrl,
      fetch: demo.fetch,
      clock: () => demo.now,
      maxConcurrent: undefined,
    };
  }
  return openServer(baseUrl, pageUrl);
}

const openServer = (baseUrl: string, pageUrl: string): OpenedSource => ({
  kind: 'server',
  label: labelOf(baseUrl, pageUrl),
  baseUrl,
  fetch: (...call) => fetch(...call),
  clock: () => epochMs(Date.now()),
  maxConcurrent: sharesConnections(baseUrl, pageUrl) ? OVER_HTTP_1 : undefined,
});

/**
 * The servers that scorecard.json names beside the default one, by name. Beside the demo world there are none: it stands
 * for each of them.
 */
export const openNamedSources = (
  source: OpenedSource,
  prometheus: ServerConfig,
  pageUrl: string,
): ReadonlyMap<string, OpenedSource> =>
  new Map(
    sourcesOf(prometheus).map(([name, { url }]) => [
      name,
      source.kind === 'demo' ? source : openServer(url, pageUrl),
    ]),
  );

/**
 * The server of scorecard.json; Prometheus itself when it serves this page, which it does for `--web.user-assets` at
 * `/user/`, below its own route prefix if it has one; null: nobody names a server.
 */
export function serverUrl({ url }: ServerConfig, pathname: string): string | null {
  if (url !== null) return url;
  return /\/user\/(index\.html)?$/.test(pathname) ? '..' : null;
}

/** The address without what may be secret in it. */
function labelOf(baseUrl: string, pageUrl: string): string {
  try {
    const { host, pathname } = new URL(baseUrl, pageUrl);
    return `${host}${pathname.replace(/\/$/, '')}`;
  } catch {
    return 'Prometheus';
  }
}
