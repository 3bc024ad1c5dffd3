import { demoHandlers } from './handlers.ts';

/** A first visit has to install the worker; whoever waits longer is better served without. */
const PATIENCE_MS = 2000;

/**
 * Puts MSW's service worker between the page and the network, so that the demo's requests are real ones in the
 * browser's tools.
 * @returns whether requests to the base address are answered now; never throws
 */
export async function startWorker(baseUrl: string): Promise<boolean> {
  if (globalThis.navigator?.serviceWorker === undefined) return false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    return await Promise.race([install(baseUrl), tooLate]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

async function install(baseUrl: string): Promise<boolean> {
  const { setupWorker } = await import('msw/browser');
  const url = new URL('./mockServiceWorker.js', document.baseURI).pathname;
  await setupWorker(...demoHandlers).start({
    serviceWorker: { url },
    onUnhandledRequest: 'bypass',
    quiet: true,
  });
  return isAnswering(baseUrl);
}

/** A page reloaded past its cache has an active worker that is not asked. */
async function isAnswering(baseUrl: string): Promise<boolean> {
  const response = await fetch(`${baseUrl}/api/v1/query?query=1`);
  return response.ok && (response.headers.get('content-type') ?? '').startsWith('application/json');
}
