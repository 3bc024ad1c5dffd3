import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import type { Connect, Plugin, ProxyOptions } from 'vite';
import { basePathOf, readPrometheusUrl } from './prometheus-url.mjs';

const MOUNT = '/prometheus';

/** The scorecard as configured, but pointed at the proxied server; null when the file is not a JSON object. */
function pointedAtProxy(text: string): string | null {
  try {
    const scorecard: unknown = JSON.parse(text);
    if (typeof scorecard !== 'object' || scorecard === null || Array.isArray(scorecard)) return null;
    const prometheus = (scorecard as { prometheus?: unknown }).prometheus;
    const settings = typeof prometheus === 'object' ? prometheus : {};
    return JSON.stringify({ ...scorecard, prometheus: { ...settings, url: `.${MOUNT}` } }, null, 2);
  } catch {
    return null;
  }
}

/** Answers /scorecard.json from dist, read anew each time; a file that cannot be read so is served as it is. */
const serveScorecard =
  (outDir: string): Connect.NextHandleFunction =>
  (request, response, next) => {
    if (request.url?.split('?')[0] !== '/scorecard.json') return next();
    let text: string;
    try {
      text = readFileSync(join(outDir, 'scorecard.json'), 'utf8');
    } catch {
      return next();
    }
    const body = pointedAtProxy(text);
    if (body === null) return next();
    response.setHeader('content-type', 'application/json');
    response.setHeader('cache-control', 'no-cache');
    response.end(request.method === 'HEAD' ? undefined : body);
  };

/** The server's own pages (graph, alerts) are not proxied: a link below the mount leads to the server itself. */
const redirectPages =
  (upstream: URL): Connect.NextHandleFunction =>
  (request, response, next) => {
    const path = request.url ?? '';
    if (!path.startsWith(`${MOUNT}/`) || path.startsWith(`${MOUNT}/api/`)) return next();
    response.writeHead(302, { location: upstream.origin + basePathOf(upstream) + path.slice(MOUNT.length) });
    response.end();
  };

function proxyTo(upstream: URL): ProxyOptions {
  const { username, password } = upstream;
  return {
    target: upstream.origin,
    changeOrigin: true,
    rewrite: (path) => basePathOf(upstream) + path.slice(MOUNT.length),
    ...(username === '' ? {} : { auth: `${decodeURIComponent(username)}:${decodeURIComponent(password)}` }),
    configure: (proxy) =>
      proxy.on('error', (error, _request, response) => {
        if (!('writeHead' in response) || response.headersSent) return;
        answerUnreachable(response, `${upstream.origin} cannot be reached: ${error.message}`);
      }),
  };
}

/** In the form of the Prometheus API, so that the app can show the sentence. */
function answerUnreachable(response: ServerResponse, message: string): void {
  response.writeHead(502, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ status: 'error', errorType: 'unavailable', error: message }));
}

/**
 * `vite preview` with PROMETHEUS_URL: the built app on a real server. The browser asks this origin, which forwards
 * to the server: no CORS to set up, and credentials in the address stay out of the browser.
 */
export function prometheusUpstream(): Plugin {
  let upstream: URL | null = null;
  return {
    name: 'prometheus-upstream',
    apply: (_config, { isPreview }) => isPreview === true,
    config() {
      upstream = readPrometheusUrl(process.env.PROMETHEUS_URL);
      return upstream === null ? {} : { preview: { proxy: { [`^${MOUNT}/api/v1/`]: proxyTo(upstream) } } };
    },
    configurePreviewServer({ middlewares, config }) {
      if (upstream === null) return;
      middlewares.use(serveScorecard(resolve(config.root, config.build.outDir)));
      middlewares.use(redirectPages(upstream));
    },
  };
}
