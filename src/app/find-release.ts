const TRIED = 'pillars.releases-tried';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What the look needs of the page it runs in. */
export type ReleaseSource = {
  /** null: a page without a version is no release. */
  readonly running: string | null;
  readonly fetch: Fetch;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly pageUrl: string;
};

/**
 * Whether a newer release is being served, whole, that has not been tried before. Only then is a reload sure to
 * succeed; and as a release is tried once, whatever comes of it, a server that lies cannot keep a screen reloading.
 * @returns its version; null when there is nothing to do
 */
export async function findRelease(watch: ReleaseSource): Promise<string | null> {
  const { running, storage, pageUrl } = watch;
  if (running === null) return null;
  const version = await publishedVersion(watch);
  if (version === null || version === running || triedReleases(storage).includes(version)) return null;
  const page = await fetchOk(watch, pageUrl, 'text/html');
  if (page === null) return null;
  const html = new DOMParser().parseFromString(await page.text(), 'text/html');
  if (html.querySelector('meta[name="version"]')?.getAttribute('content') !== version) return null;
  const parts = [...html.querySelectorAll('script[src], link[rel="modulepreload"], link[rel="stylesheet"]')];
  if (!parts.some(({ tagName }) => tagName === 'SCRIPT')) return null;
  const responses = await Promise.all([
    ...parts.map((part) => {
      const path = part.getAttribute('src') ?? part.getAttribute('href') ?? '';
      const isStyle = part.getAttribute('rel') === 'stylesheet';
      return fetchOk(watch, new URL(path, pageUrl).href, isStyle ? 'css' : 'javascript');
    }),
    fetchOk(watch, new URL('scorecard.json', pageUrl).href, 'json'),
  ]);
  return responses.includes(null) ? null : version;
}

async function publishedVersion(watch: ReleaseSource): Promise<string | null> {
  const response = await fetchOk(watch, new URL('version.json', watch.pageUrl).href, 'json');
  const json: unknown = await response?.json();
  const version = typeof json === 'object' && json !== null ? (json as { version?: unknown }).version : null;
  return typeof version === 'string' && version !== '' ? version : null;
}

/** A web server that answers everything with a page of its own gives the wrong type away. */
async function fetchOk({ fetch }: { fetch: Fetch }, url: string, type: string): Promise<Response | null> {
  const response = await fetch(url, { cache: 'no-cache', redirect: 'error' });
  return response.ok && (response.headers.get('content-type') ?? '').includes(type) ? response : null;
}

function triedReleases(storage: Pick<Storage, 'getItem'>): readonly string[] {
  return (storage.getItem(TRIED) ?? '').split(' ');
}

/** Where nothing can be remembered a loop cannot be ruled out, and the screen stays as it is. */
export function rememberRelease(storage: ReleaseSource['storage'], version: string): boolean {
  try {
    storage.setItem(TRIED, [...triedReleases(storage), version].slice(-20).join(' ').trim());
    return triedReleases(storage).includes(version);
  } catch {
    return false;
  }
}
