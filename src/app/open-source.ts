import { type EpochMs, epochMs } from '#compute/units.ts';
import type { ServerConfig } from '#config/schema.ts';

/** What answers the questions: a server, or the demo world with its own clock. */
export type OpenedSource = {
  readonly kind: 'demo' | 'server';
  readonly label: string;
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly clock: () => EpochMs;
};

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
    };
  }
  return {
    kind: 'server',
    label: labelOf(baseUrl, pageUrl),
    baseUrl,
    fetch: (...call) => fetch(...call),
    clock: () => epochMs(Date.now()),
  };
}

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
