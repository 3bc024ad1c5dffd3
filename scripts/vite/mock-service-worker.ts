import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Connect, Plugin } from 'vite';

const FILE = 'mockServiceWorker.js';

/**
 * Serves and emits MSW's worker straight from the installed package. A copy in public/ would drift from the
 * library at the next update, and MSW only warns about that in the console.
 */
export function mockServiceWorker(): Plugin {
  const source = () => readFileSync(createRequire(import.meta.url).resolve(`msw/${FILE}`), 'utf8');
  const serve: Connect.NextHandleFunction = (request, response, next) => {
    if (request.url?.split('?')[0] !== `/${FILE}`) return next();
    response.setHeader('content-type', 'text/javascript');
    response.setHeader('cache-control', 'no-cache');
    response.end(source());
  };
  return {
    name: 'mock-service-worker',
    configureServer: (server) => void server.middlewares.use(serve),
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: FILE, source: source() });
    },
  };
}
