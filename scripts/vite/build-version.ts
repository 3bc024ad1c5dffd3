import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

function contentHash(bundle: Rolldown.OutputBundle): string {
  const hash = createHash('sha256');
  for (const fileName of Object.keys(bundle).sort()) {
    const output = bundle[fileName];
    hash.update(fileName);
    if (output?.type === 'asset') hash.update(output.source);
    if (output?.type === 'chunk') hash.update(output.code);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Stamps the build with a hash of its content, in `<meta name="version">` and in version.json. A screen that has
 * been open for weeks compares the two and learns that a newer build is being served. Files of public/ do not
 * count: scorecard.json is read at run time and may change without a build.
 */
export function buildVersion(): Plugin {
  let version = '';
  return {
    name: 'build-version',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        version = contentHash(bundle ?? {});
        return [{ tag: 'meta', injectTo: 'head', attrs: { name: 'version', content: version } }];
      },
    },
    generateBundle: {
      // After Vite has rendered index.html in its own generateBundle.
      order: 'post',
      handler() {
        this.emitFile({
          type: 'asset',
          fileName: 'version.json',
          source: `${JSON.stringify({ version })}\n`,
        });
      },
    },
  };
}
