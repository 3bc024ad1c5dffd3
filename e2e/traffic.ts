import type { Page, Request } from '@playwright/test';

const QUIET_MS = 500;
const LOOK_MS = 50;

/**
 * What a page asks of the API from now on. `quiet` settles once it has asked nothing, and waited for nothing, for half
 * a second: Playwright's "networkidle" happens once a page, and not again after a click.
 */
export function watchTraffic(page: Page): { readonly quiet: () => Promise<void> } {
  const waiting = new Set<Request>();
  let changedAt = Date.now();
  const changed = (change: (request: Request) => unknown) => (request: Request) => {
    if (!request.url().includes('/api/v1/')) return;
    change(request);
    changedAt = Date.now();
  };
  page.on(
    'request',
    changed((request) => waiting.add(request)),
  );
  page.on(
    'requestfinished',
    changed((request) => waiting.delete(request)),
  );
  page.on(
    'requestfailed',
    changed((request) => waiting.delete(request)),
  );
  return {
    quiet: async () => {
      const since = Date.now();
      while (waiting.size > 0 || Date.now() - Math.max(changedAt, since) < QUIET_MS)
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    },
  };
}
