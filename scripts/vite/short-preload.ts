import type { Plugin } from 'vite';

const VITE_HELPER = '\0vite/preload-helper.js';

/**
 * What a lazy part waits for before its script runs: its styles, and the scripts it imports, asked for at the same
 * time. As Vite's own, which is in the first load too, without what browsers older than ours need. Should Vite call
 * its own by another name one day, that one is used, and the budget of the first load tells.
 */
export const shortPreload = (): Plugin => ({
  name: 'short-preload',
  apply: 'build',
  enforce: 'pre',
  load: (id) =>
    id === VITE_HELPER ? `${preload.toString()}\nexport const __vitePreload = preload();` : null,
});

/** Runs in the page. */
function preload() {
  const asked: Record<string, unknown> = {};
  for (const { href } of document.querySelectorAll('link')) asked[href] = href;

  const ask = (href: string) =>
    new Promise((resolve, reject) => {
      const isStyle = href.endsWith('.css');
      const link = document.createElement('link');
      link.rel = isStyle ? 'stylesheet' : 'modulepreload';
      link.href = href;
      link.onload = resolve;
      // Whoever wants it again may have it then.
      link.onerror = () => {
        asked[href] = undefined;
        reject(new Error(`${href} cannot be loaded`));
      };
      document.head.append(link);
      if (!isStyle) resolve(null);
    });

  return async (load: () => Promise<unknown>, files: readonly string[] = [], importer?: string) => {
    await Promise.all(
      files.map((file) => {
        const { href } = new URL(file, importer);
        asked[href] ??= ask(href);
        return asked[href];
      }),
    );
    return load();
  };
}
